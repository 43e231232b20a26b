"""Every sentence that the product says by what a message asks for, instead of an answer or beside one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from assistant.answering import messages
from assistant.answering.routing.intents import Intent
from assistant.answering.terms import words


def reply(intent: Intent, question: str) -> str:
    """What the product says; empty where the answer alone says it."""
    said = " ".join(words(question))
    if intent in BY_WORDS:
        return next(text for form, text in BY_WORDS[intent] if form.search(said))
    return BY_INTENT[intent]


WHICH: Final = "That can mean several things. Which of these do you mean?"

CRISIS: Final = (
    "If anyone is in danger now, call 999. To talk to someone at any hour, call Samaritans free on 116 123, "
    "or call NHS 111 and choose option 2 for a mental health crisis. For abuse at home, call the National "
    "Domestic Abuse Helpline free on 0808 2000 247. A child or young person can call Childline free on 0800 "
    "1111. If a child or an adult who needs care may be at risk, tell the safeguarding team of the council."
)
AT_RISK: Final = (
    "If a person is at risk now, do not wait for an answer here: call 999 in danger, Samaritans on 116 123, "
    "or the safeguarding team of the council."
)

_COVERS: Final = (
    "It covers the commissioning of public services in England: planning and buying services, social value, "
    "the community right to challenge, grants and contracts."
)
_NOT_SURE: Final = "It can be wrong, so open the source before you act on an answer."

BY_INTENT: Final[Mapping[Intent, str]] = {
    "guidance": "",
    "find_source": "",
    "crisis": CRISIS,
    "eligibility": (
        "To check your own case, use the tab “Right to challenge”, or the command `assistant eligibility`: a "
        "dozen questions, then a verdict with reasons."
    ),
    "drafting": (
        "To have it drafted, use the tab “Draft clauses”, or the command `assistant draft`: it gives "
        "clauses, an award question and measures with the rules behind them."
    ),
    "clause_check": (
        "To have wording checked, paste it into the tab “Check a clause”, or use the command `assistant "
        "check-clause`: it names each fault, says why, and suggests a rewording."
    ),
    "out_of_scope": (
        "That is outside what this assistant covers. "
        f"{_COVERS} For other council services, see your council's website or GOV.UK."
    ),
    "unclear": "It is not clear what you want to know. Is it one of these? If not, write your question in a "
    "sentence.",
    "opinion": (
        "This assistant does not give legal opinions, predict cases, or decide for you or your council. Your "
        "legal team or a solicitor can advise on your case. The procurement lead, the panel or the members "
        "decide an award or a policy. It can answer a question of fact, such as these."
    ),
    "personal_data": (
        "Do not put private facts about a named person in here. Nothing here needs them, and this assistant "
        "does not look people up. Ask again without names and details. If you pasted some by mistake, choose "
        "“New conversation”, and tell your data protection officer where your rules ask it."
    ),
}


def _by_words(*pairs: tuple[str, str]) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(form), text) for form, text in pairs)


_PRODUCT: Final = _by_words(
    (
        r"\blegal advice\b|\bofficial\b",
        (
            f"No: this is not legal advice, and it is not the government's. {_NOT_SURE} For advice on your "
            "case, ask a lawyer."
        ),
    ),
    (
        (
            r"\b(?:who (?:made|built|wrote|created|develop\w*|owns?|runs?|is behind)|source code|the code"
            r"|open source|licen[cs]e|which company|run by|government)\b"
        ),
        (
            "The Commissioning Assistant developers made it. The code is open, under the MIT licence. It is "
            "not run by the government."
        ),
    ),
    (
        (
            r"\b(?:keep|kept|stor\w+|sav(?:e|ed)|log(?:s|ged)?|remember|privacy|private|confidential|gdpr"
            r"|data (?:i|safe|kept|protection)|my data|personal data|share[ds]?|send|sent|record(?:ed)?"
            r"|trained|training|learn|who can see|(?:see|seen|read) (?:my|by|what))\b"
        ),
        (
            "Questions and answers are kept only in your own session, and go when it ends or when you choose "
            "“New conversation”. This product keeps no log of them, and trains on nothing. If a chat model "
            "that runs elsewhere was set up, your question and the passages found are sent to it: “What this "
            "is, and what it is not” at the top of the page says so. Documents that are added to the library "
            "stay on the machine that runs it."
        ),
    ),
    (
        r"\b(?:models?|llm|gpt\w*|chatgpt|claude|copilot|gemini|llama|(?:an|what|which) ai)\b",
        (
            "Which language model writes answers here, if any, stands at the top of the page under “What "
            "this is, and what it is not”; `assistant doctor` says it too, and the setting "
            "ASSISTANT_CHAT_MODEL changes it. Without one, answers are quotes. You need not know it: each "
            "sentence is checked against the source that it cites."
        ),
    ),
    (
        (
            r"\b(?:add|upload|import|index|load|own (?:documents?|policies|files)|pdfs?|word (?:document"
            r"|file)s?|scanned|file types?|spreadsheets?|remove a document)\b"
        ),
        (
            "Documents are added with `assistant index PATH`, where PATH is a file or a folder; `assistant "
            "remove` takes them out. PDF, Word, Excel, PowerPoint, HTML, e-mail and other files are read; a "
            "scan needs `assistant ocr` first. The tab “Check a clause” also takes a Word file or pasted "
            "text."
        ),
    ),
    (
        r"\b(?:export|download|print|save|copy|to word|as (?:a )?(?:pdf|word))\b",
        (
            "A draft can be saved as Word, PDF or Markdown in the tab “Draft clauses”, and an expression of "
            "interest as Word. An answer in the tab “Ask” can be copied from the page."
        ),
    ),
    (
        (
            r"\b(?:trust|rely|reliable|accura\w+|mistakes?|wrong|hallucinat\w+|make things up|believe"
            r"|limitations?|check what|report)\b"
        ),
        (
            "Each sentence is checked against the words that it cites, and what fails is left out; you can "
            "see what was left out. "
            f"The check can miss things. {_NOT_SURE} How often it is right was measured: see "
            "docs/evaluation.md."
        ),
    ),
    (
        r"\b(?:up to date|current|updated?|latest|how (?:old|recent|often))\b",
        (
            "Each source shows its date and whether it still holds. The notes that come with it say when "
            "they were last checked, and `assistant sync` fetches the official texts as they stand now."
        ),
    ),
    (
        r"\b(?:sources?|come from|library|documents?|passages?|choose|laws? (?:do )?you|laws you)\b",
        (
            "Answers come only from the documents in its library: notes of our own that name the law behind "
            "them, example tenders that are invented, and what was added or fetched with `assistant sync`. "
            "Each sentence shows its source."
        ),
    ),
    (
        r"\b(?:offline|internet|network|server|install|hardware|command line|run it|does it run|free|cost)\b",
        (
            "It is free, and runs on your own machine without a network: `make run` starts it. README.md and "
            "docs/deployment.md say more."
        ),
    ),
    (
        r"\b(?:scot\w*|wales|welsh|northern ireland|only england|languages?|polish)\b",
        f"It answers in English. {_COVERS} It does not cover other parts of the UK.",
    ),
    (r"", messages.ABOUT),
)
_SMALL_TALK: Final = _by_words(
    (r"\b(?:thanks?|thank you|cheers|ta|appreciated|thankyou|thx)\b", messages.THANKS),
    (
        r"\b(?:bye|goodbye|good ?night|see (?:you|ya)|take care|weekend|cheerio)\b",
        "Goodbye. Come back when you have a question.",
    ),
    (
        (
            r"^(?:(?:hi+|hello|hey+|hiya|howdy|greetings|yo|good (?:morning|afternoon|evening|day)|morning"
            r"|afternoon)\b)"
        ),
        messages.HELLO,
    ),
    (r"", f"This assistant only answers questions. {messages.ABOUT}"),
)
_HARMFUL: Final = _by_words(
    (
        (
            r"\b(?:instructions?|prompts?|rules above|mode|pretend|role play|unrestricted|from (?:now"
            r"|here) on|guidelines|restrictions|jailbreak|act as)\b"
        ),
        (
            "That is not possible: no message changes how this assistant works. Its prompts are no secret: "
            "they stand in the folder `prompts` of its code."
        ),
    ),
    (
        (
            r"\b(?:conflicts?|declar\w+|brother|sister|wife|husband|cousin|mate|mates|friend|married|shares"
            r"|my own|family|son|daughter)\b"
        ),
        (
            "This assistant does not help with that. A conflict of interest must be declared: the buyer must "
            "find it, deal with it and record it (Procurement Act 2023, sections 81 to 83). Tell the person "
            "who runs the procurement, or your monitoring officer."
        ),
    ),
    (
        (
            r"\b(?:prices?|rivals?|competitors?|take turns|cover bid|each (?:get|bid)|collu\w+|cartel"
            r"|other (?:care homes|agencies|firms))\b"
        ),
        (
            "This assistant does not help with that. Bidders must set their prices and bids alone. A cartel "
            "can be reported to the Competition and Markets Authority."
        ),
    ),
    (
        r"\b(?:brib\w+|gifts?|offer|pay|job after|thank you|money)\b",
        (
            "This assistant does not help with that. To offer or take a bribe is an offence (Bribery Act "
            "2010). Report an offer to your monitoring officer or auditor."
        ),
    ),
    (
        (
            r"\b(?:disabled|black|muslims?|mosque|jew\w*|asian|gay|women|foreign\w*|immigrants?|older|polish"
            r"|gypsies|religio\w+|race)\b"
        ),
        (
            "This assistant does not help with that. Suppliers must be treated the same unless a difference "
            "justifies otherwise (Procurement Act 2023, section 12), and the Equality Act 2010 forbids "
            "discrimination."
        ),
    ),
    (
        r"\b(?:thresholds?|split\w*|smaller orders|advertis\w+|below the limit|under the)\b",
        (
            "This assistant does not help with that. A purchase may be divided into lots, but not to escape "
            "the rules that its whole value brings. Ask which rules apply to its value instead."
        ),
    ),
    (
        (
            r"\b(?:hack|password|get into|rival bids|other bidders|other tenders|portal|leak|confidential"
            r"|crash)\b"
        ),
        (
            "This assistant does not help with that. Tenders of others are confidential. A bidder whose "
            "tender was assessed gets an assessment summary (Procurement Act 2023, section 50)."
        ),
    ),
    (
        (
            r"\b(?:fake|forge\w*|back ?dat\w+|invent|make (?:\w+ )?up|made up|falsif\w+|change the|delete"
            r"|figures|reasons?|record\w*)\b"
        ),
        (
            "This assistant does not help with that. A record must say what was done and when. If one is "
            "missing, write it now, with today's date, and say why it is late. A decision rests on the "
            "reasons that were really there."
        ),
    ),
    (
        r"",
        (
            "This assistant does not help with that. The lawful ways are open competition, a standstill in "
            "which bidders can object, and a complaint to the buyer. If you are asked to do something wrong, "
            "speak to your monitoring officer or auditor."
        ),
    ),
)
BY_WORDS: Final[Mapping[Intent, tuple[tuple[re.Pattern[str], str], ...]]] = {
    "about_product": _PRODUCT,
    "small_talk": _SMALL_TALK,
    "harmful": _HARMFUL,
}
