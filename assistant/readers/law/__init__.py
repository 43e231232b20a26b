"""Legislation and judgments: Markdown transcriptions, Crown Legislation Markup Language, Akoma Ntoso."""
