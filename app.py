"""Start the web app: settings, library, interface."""

from __future__ import annotations

import sys

from assistant.cli.main import main

if __name__ == "__main__":
    sys.argv[1:1] = ["serve"]
    main()
