"""The Dutch of everything that people read: `nl.po`, and `nl_u.po` for who is addressed as u.

Both are written by hand and kept in step with the code by `python -m bot.locale`.
"""
