"""The first stage: where a question goes, and the questions in it, each to be understood by itself."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from assistant.answering.prompts import prompt
from assistant.answering.routing.route import Embed, route
from assistant.answering.turn import Turn
from assistant.answering.understanding.cleaning import clean, reason_to_stop
from assistant.answering.understanding.follow_up import in_conversation, is_follow_up
from assistant.answering.understanding.parts import parts
from assistant.answers import Exchange
from assistant.models.chat import ChatModel
from assistant.models.errors import ModelFailedError
from assistant.models.packaged_chat import MODEL_NAME

QUESTION_CHARACTERS: Final = 4000
"""The longest question where the settings say nothing else."""
LONGEST_REWRITE: Final = 400
"""Characters; a rewrite that is longer is an answer or a speech."""
REWRITE_TOKENS: Final = 120


def understand(
    turn: Turn, model: ChatModel | None, limit: int = QUESTION_CHARACTERS, embed: Embed | None = None
) -> Turn:
    """Clean the question, see where it goes and make it stand alone; or end the run with a message.

    `limit` is the longest question, in characters.
    """
    question = clean(turn.question)
    reason = reason_to_stop(question, limit)
    if reason:
        return replace(turn, question=question[:limit], standalone="", status="clarify", message=reason)
    larger = model if model is not None and model.name != MODEL_NAME else None
    # The packaged model would take ten seconds for what the rules do well enough.
    way = route(question, turn.history, embed=embed, model=larger)
    turn = replace(turn, question=question, intent=way.intent, beside=way.message)
    if way.status is not None:
        return replace(turn, status=way.status, message=way.message, beside="", next_questions=way.choices)
    standalone, focus = in_conversation(question, turn.history)
    if larger is not None and turn.history and is_follow_up(question):
        rewritten = _rewritten(question, turn.history, larger)
        standalone, focus = (rewritten, rewritten) if rewritten else (standalone, focus)
    return replace(turn, standalone=standalone, focus=focus, parts=parts(standalone))


def _rewritten(question: str, history: tuple[Exchange, ...], model: ChatModel) -> str:
    """The model's rewrite, or an empty string where it failed or is not a question of one line."""
    conversation = "\n".join(
        f"Question: {turn.question}\nAnswer: {turn.answer[:600]}" for turn in history[-3:]
    )
    asked = prompt(
        "rewrite", conversation=conversation.replace("<", "("), question=question.replace("<", "(")
    )
    try:
        text = "".join(model.stream(asked, max_tokens=REWRITE_TOKENS)).strip().strip("\"'“”")
    except ModelFailedError:
        return ""
    return text if 0 < len(text) < LONGEST_REWRITE and "\n" not in text else ""
