"""``python -m councilscope``."""

from councilscope.cli import main

if __name__ == "__main__":
    main()
