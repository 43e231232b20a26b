"""The marks by which words pose as part of a prompt, or as code to pass on.

Every repetition is bounded, so that a text of any length takes time in proportion to its length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Sign:
    """A form of words; it is looked for only where one of `needs`, in small letters, stands in the text."""

    needs: tuple[str, ...]
    form: re.Pattern[str]

    def spans(self, text: str, small: str) -> Iterator[tuple[int, int]]:
        """Where it stands in `text`; `small` is the same text in small letters."""
        if any(need in small for need in self.needs):
            for found in self.form.finditer(text):
                yield found.span()


def sign(needs: str, *forms: str) -> Sign:
    """A sign of any of the forms; `needs` are parted by bars."""
    return Sign(tuple(needs.split("|")), re.compile("|".join(forms), re.IGNORECASE | re.MULTILINE))


_ROLE: Final = r"(?:system|instructions?|response|assistant|user|human|input|prompt)"

MARKERS: Final = (
    # Of ChatML, Llama 3, Phi and DeepSeek
    sign("<|", r"<\|[^|<>\n]{1,40}\|>"),
    # Of Llama 2 and Mistral
    sign(
        "inst]|sys]|system]|system_prompt]|tools]|calls]|results]|assistant]|<<",
        r"\[/?(?:INST|SYS(?:TEM)?(?:_PROMPT)?|AVAILABLE_TOOLS|TOOL_CALLS|TOOL_RESULTS|ASSISTANT)\]",
        r"<</?SYS>>",
    ),
    # Of Gemma, Hermes and Claude, and our own
    sign(
        "<",
        r"</?(?:start_of_turn|end_of_turn|bos|eos|s|think|thinking|tool_calls?|tool_response|invoke|prompt"
        r"|function_calls?|function_results?|system|assistant|user|human|developer|instructions?|sources?"
        r"|documents?|passages?|context|im_start|im_end|question|answer)(?: [^<>\n]{0,60})?>",
    ),
    # Of Alpaca
    sign("##", rf"^\W{{0,3}}#{{2,4}} ?{_ROLE}\W{{0,3}}$", rf"(?:^| )\W{{0,3}}#{{2,4}} ?{_ROLE} ?:"),
    sign(
        "system|assistant|developer|ai|bot",
        r"^\W{0,6}(?:system|assistant|developer|AI|chatbot|bot)"
        r"(?: (?:prompt|message|note|override|instructions?))? ?[:>]\W{0,6}"
        r"(?:you |ignore|answer|reply|respond|from now|always|never|do not|say |tell |the"
        r" (?:answer|user)|new "
        r"|output|not_in|sure\b|of course|certainly|yes\b|no\b|i |i'|understood|okay?\b|every|all )",
    ),
    sign("answer:", r"(?:^|[.?!] )\W{0,3}answer: [^\n]{0,300}\[\d{1,2}\]"),
    sign(
        "assistant:|human:",
        r"^\W{0,3}(?:human|user): ?[^\n]{0,400}\n\W{0,3}assistant:",
        r"^\W{0,3}human: ?(?:ignore|forget|disregard|tell|say|write|please|you|can you)\b",
    ),
    sign(
        "---|===|###|***|___|--|==|**|__",
        r"[-=_*#]{2,6} ?(?:begin|end|start|stop|new)(?: of)?(?: the)?(?: admin)?"
        r" (?:system|prompt|instructions?|context|sources|passages|conversation|session)\b",
    ),
    sign(
        '"|{',
        r"\{ ?\"?(?:tool|function|tool_calls?|function_call|tool_name)\"? ?:",
        r"\"(?:arguments|parameters|tool_input)\" ?: ?\{",
    ),
    sign("not_in_sources", r"\b(?-i:NOT_IN_SOURCES)\b"),
)
"""Marks of how a prompt is built; what they open reaches to the last of them."""

CODE: Final = (
    sign(
        "code",
        r"\b(?:following|subsequent|below|next|above) code ?(?:block|section|snippet|excerpt|segment)\b",
    ),
    sign(
        "import |from ",
        r"^ ?(?:import|from) (?:os|sys|re|json|csv|socket|shutil|subprocess|requests|urllib|http|smtplib"
        r"|psutil|ftplib|paramiko|usb|bluetooth)\b(?:,|\.|$| import| as)",
    ),
    sign("[\"|['", r"\b\w{1,30}\[[\"']\w{1,30}[\"']\]"),
    sign("os.", r"\bos\.(?:system|environ|remove|popen|rename)\b"),
    sign("subprocess.|requests.", r"\bsubprocess\.\w{1,30}\(", r"\brequests\.(?:get|post|put)\("),
    sign("```", r"```"),
    sign("(", r"\b[a-z_]\w{0,30}\.[a-z_]\w{0,30}\([\w\"'\[\])]", r"^ ?(?:def|class) \w{1,30}\("),
    sign("urllib.|exec(|eval(", r"\burllib\.request\b", r"\b(?:exec|eval)\("),
    sign("curl -|wget http|rm -rf", r"\bcurl -\w", r"\bwget https?:", r"\brm -rf\b"),
    sign("javascript:|onerror=|onload=", r"\bjavascript:", r"\bon(?:error|load)="),
    sign("<", r"<(?:script|iframe|img|svg|object|embed|meta|form|style)\b[^<>\n]{0,300}>?"),
    sign("![", r"!\[[^\]\n]{0,200}\](?:\([^)\n]{0,400}\)|\[[^\]\n]{0,60}\])"),  # an image in Markdown
)
"""Code that somebody is to run or to pass on."""
