"""A conversation as HTML; every text in it that is not our own is escaped by `markup.shown`.

The shape is the same whatever has come so far, so that the page can be changed in place and a screen
reader hears only what is new.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answers import Claim
from assistant.eligibility.fact_words import FACT_WORDS, label
from assistant.eligibility.stated.facts import Stated
from assistant.web import words
from assistant.web.cards import cards, citation_link
from assistant.web.conversation import Conversation, Reply
from assistant.web.markup import paragraphs, shown


def current(conversation: Conversation, notice: str = "") -> str:
    """The status line and the current reply. `notice` is said in place of the reply's own status."""
    reply = conversation.current
    status = notice or (status_line(reply) if reply else "")
    body = _reply(reply, f"r{len(conversation.replies)}", "h2") if reply else ""
    hidden = "" if reply else " hidden"
    busy = " ca-busy" if reply and reply.running and not notice else ""
    return (
        f'<p class="ca-status{busy}" role="status">{shown(status)}</p>'
        f'<div class="ca-reply"{hidden}>{body or _EMPTY}</div>'
    )


def earlier(conversation: Conversation) -> str:
    """The replies before the current one, the newest first, each folded."""
    items = [
        f'<details class="ca-earlier"><summary>{shown(reply.question)}</summary>'
        f'<div class="ca-reply">{_reply(reply, f"r{number}", "h3")}</div></details>'
        for number, reply in reversed(list(enumerate(conversation.replies[:-1], 1)))
    ]
    return f"<h2>Earlier in this conversation</h2>{''.join(items)}" if items else ""


def examples() -> str:
    """Questions to try, by who asks them."""
    groups = "".join(
        f'<div class="ca-group"><h3>{shown(who)}</h3><ul>{_ask_buttons(questions)}</ul></div>'
        for who, questions in words.EXAMPLES
    )
    return f'<h2>Questions to try</h2><div class="ca-groups">{groups}</div>'


def invitation(understood: Sequence[Stated]) -> str:
    """The card that leads from a question to the interview, with what was understood of it."""
    facts = "".join(
        f"<li>{shown(FACT_WORDS[item.fact].question)} "
        f"<strong>{shown(label(item.fact, item.value))}</strong></li>"
        for item in understood
    )
    told = f"<p>{words.INVITED_UNDERSTOOD}</p><ul>{facts}</ul>" if facts else ""
    return (
        f'<section class="ca-invitation" aria-labelledby="invited"><h2 id="invited">{words.INVITED}</h2>'
        f"{told}<p>{words.INVITED_TIME}</p>"
        f'<button type="button" class="ca-button ca-first" data-act="check">{words.INVITED_BUTTON}</button>'
        "</section>"
    )


def introduction(paragraphs_about: tuple[str, ...]) -> str:
    """The head of the page: what this is and what it is not."""
    about = "".join(f"<p>{shown(text)}</p>" for text in paragraphs_about)
    return (
        f'<h1>{shown(words.TITLE)}</h1><p class="ca-lead">{shown(words.LEAD)}</p>'
        f'<p class="ca-warning"><strong>{shown(words.WARNING)}</strong></p>'
        f'<details class="ca-about"><summary>What this is, and what it is not</summary>{about}</details>'
    )


def status_line(reply: Reply) -> str:
    """What is happening now, in words."""
    if reply.stage == "searching":
        return words.SEARCHING
    if reply.stage == "found":
        return words.QUOTING if reply.quotes_only else words.found(len(reply.hits))
    if reply.stage == "writing":
        return words.writing(len(reply.hits), reply.model)
    if reply.stage == "stopped":
        return words.STOPPED
    if reply.stage == "failed" or reply.answer is None:
        return words.FAILED_TITLE + "."
    return words.done(sum(item.seconds for item in reply.answer.trace), len(reply.claims))


_EMPTY = (
    '<div class="ca-answer"><h2></h2><div></div><div></div>'
    '<div class="ca-claims" aria-live="polite"></div><div></div><div></div></div>'
    '<div class="ca-sources"></div>'
)


def _reply(reply: Reply, prefix: str, level: str) -> str:
    below = f"h{int(level[1]) + 1}"
    hits = len(reply.hits)
    title = f"<{below}>{words.counted(hits, 'source passage', 'source passages')}</{below}>" if hits else ""
    claims = "".join(
        _above(before, claim, below) + _claim(reply, claim, prefix, ends=_place(claim) != _place(after))
        for before, claim, after in zip(
            (None, *reply.claims), reply.claims, (*reply.claims[1:], None), strict=False
        )
    )
    return (
        '<div class="ca-answer">'
        f'<{level} class="ca-question" id="{prefix}" tabindex="-1">{shown(reply.question)}</{level}>'
        f"<div>{_understood(reply)}{_premises(reply, prefix)}</div>"
        f"<div>{_outcome(reply, below)}</div>"
        f'<div class="ca-claims" aria-live="polite">{claims}</div>'
        f"<div>{_standing(reply)}{_cautions(reply)}{_left_out(reply, prefix)}</div>"
        f"<div>{_next_questions(reply, below)}</div>"
        f'</div><div class="ca-sources">{title}{cards(reply, prefix)}</div>'
    )


def _understood(reply: Reply) -> str:
    if not reply.standalone or reply.standalone.strip() == reply.question.strip():
        return ""
    return f'<p class="ca-quiet">Understood as: {shown(reply.standalone)}</p>'


def _premises(reply: Reply, prefix: str) -> str:
    """What the question takes for granted and the sources do not say, with what they say instead."""
    if reply.answer is None or not reply.answer.premises:
        return ""
    items = []
    for premise in reply.answer.premises:
        quotes = "".join(
            f"<blockquote>{shown(citation.quote)} {citation_link(reply, citation, prefix)}</blockquote>"
            for citation in premise.citations
        )
        items.append(f"<p>{shown(premise.text)}</p>{quotes}")
    return f'<div class="ca-premise" role="note">{"".join(items)}</div>'


def _standing(reply: Reply) -> str:
    """Where the law holds that the answer tells, and as at which day."""
    told = reply.answer.standing if reply.answer else ""
    return f'<p class="ca-standing">{shown(told)}</p>' if told else ""


def _above(before: Claim | None, claim: Claim, level: str) -> str:
    """What stands above a sentence: the question of several, above its first; what begins the quotes."""
    above = ""
    if claim.about and claim.about != (before.about if before else ""):
        above = f'<{level} class="ca-about-part">{shown(claim.about)}</{level}>'
    elif claim.quote and before is not None and not before.quote:
        above = f'<p class="ca-beside">{words.BESIDE}</p>'
    return above


def _outcome(reply: Reply, level: str) -> str:
    if reply.stage == "failed":
        return f"<{level}>{words.FAILED_TITLE}</{level}>" + paragraphs(words.FAILED, "ca-message")
    if reply.answer is None:
        return ""
    ended = reply.answer.status in {"clarify", "declined"}
    said = words.REPLIES.get(reply.answer.intent, "") if ended else ""
    title = f"<{level}>{said or words.OUTCOMES[reply.answer.status]}</{level}>"
    return title + paragraphs(reply.answer.message, "ca-message")


def _place(claim: Claim | None) -> tuple[str, str]:
    """Where a quote stands, and which question it answers: quotes of one place are shown as one block."""
    if claim is None or not claim.quote or not claim.citations:
        return "", ""
    first = claim.citations[0]
    return f"{first.hit.passage.id} {first.locator}", claim.about


def _claim(reply: Reply, claim: Claim, prefix: str, *, ends: bool) -> str:
    """One sentence with its citations; below the last quote of a passage stands where that is from."""
    passages = {citation.hit.passage.id: citation for citation in reversed(claim.citations)}
    cited = sorted(passages.values(), key=lambda citation: reply.number(citation.hit))
    links = "".join(citation_link(reply, citation, prefix) for citation in cited)
    doubt = ""
    if claim.support != "supported":
        why = claim.reason or "the words it cites say less than this"
        doubt = f' <span class="ca-doubt">Only partly supported: {shown(why)}</span>'
    if claim.quote and claim.citations:
        first = claim.citations[0]
        where = ", ".join(part for part in (first.hit.source.title, first.locator) if part)
        source = f'<p class="ca-from">{shown(where)}</p>' if ends else ""
        quote = f"<blockquote>{shown(claim.text)} {links}{doubt}</blockquote>"
        return f'<div class="ca-claim">{quote}{source}</div>'
    return f'<p class="ca-claim">{shown(claim.text)} <span class="ca-cites">{links}</span>{doubt}</p>'


def _cautions(reply: Reply) -> str:
    """What to know of the sources that the answer rests on, right below it."""
    if reply.answer is None or not reply.answer.cautions:
        return ""
    items = "".join(f"<li>{shown(text)}</li>" for text in reply.answer.cautions)
    return f'<div class="ca-cautions" role="note"><p>{words.CAUTIONS}</p><ul>{items}</ul></div>'


def _left_out(reply: Reply, prefix: str) -> str:
    if not reply.removed:
        return ""
    items = "".join(
        f"<li>{shown(claim.text)}"
        f'<span class="ca-why">{shown(claim.reason or "No passage supports it.")}</span></li>'
        for claim in reply.removed
    )
    summary = words.left_out(len(reply.removed))
    return (
        f'<details class="ca-removed" id="{prefix}x"><summary>{summary}</summary>'
        f"<p>Do not rely on these.</p><ul>{items}</ul></details>"
    )


def _next_questions(reply: Reply, level: str) -> str:
    if reply.answer is None or not reply.answer.next_questions:
        return ""
    buttons = _ask_buttons(reply.answer.next_questions)
    return f'<{level}>You could ask next</{level}><ul class="ca-next">{buttons}</ul>'


def _ask_buttons(questions: tuple[str, ...]) -> str:
    return "".join(
        f'<li><button type="button" class="ca-ask" data-ask="{shown(item)}">{shown(item)}</button></li>'
        for item in questions
    )
