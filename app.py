"""Start the web app: settings, library, interface."""

from __future__ import annotations

from assistant.cli.main import quiet_telemetry
from assistant.cli.serving import open_chat
from assistant.settings import Settings

if __name__ == "__main__":
    quiet_telemetry()
    open_chat(Settings())
