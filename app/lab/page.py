"""The page that asks for name and password: plain HTML, no script, in French or English."""

from __future__ import annotations

from html import escape

from qualcode.wording import gettext

_PAGE = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>qualcode</title>
<style>
:root {{ color-scheme: light dark; }}
body {{ font: 1rem/1.5 system-ui, sans-serif; margin: 0; display: grid; place-items: center;
  min-height: 100vh; background: light-dark(#fdfcfa, #16191c); color: light-dark(#23262a, #e9e7e2); }}
main {{ width: min(22rem, 90vw); }}
h1 {{ font-size: 1.5rem; }}
label {{ display: block; margin-top: 1rem; }}
input {{ width: 100%; box-sizing: border-box; padding: .55rem; font: inherit; margin-top: .25rem;
  border: 1px solid light-dark(#8a8377, #727a81); border-radius: 6px; color: inherit;
  background: light-dark(#fff, #22272b); }}
button {{ margin-top: 1.5rem; padding: .6rem 1.2rem; font: inherit; border: 0; border-radius: 6px;
  background: #1d5f68; color: #fff; cursor: pointer; }}
.said {{ padding: .6rem .8rem; border-radius: 6px; margin-top: 1rem;
  background: light-dark(#fbeaea, #45242a); }}
a {{ color: inherit; }}
</style>
</head>
<body><main>
<h1>qualcode</h1>
{said}
<form method="post" action="/login?lang={language}">
<input type="hidden" name="form" value="{token}">
<label>{name}<input name="name" autocomplete="username" required autofocus maxlength="200"></label>
<label>{password}<input name="password" type="password" autocomplete="current-password" required
 maxlength="200"></label>
<button>{enter}</button>
</form>
<p><a href="/login?lang={other}" hreflang="{other}" lang="{other}">{other_name}</a></p>
</main></body></html>
"""
_OTHER = {"fr": ("en", "English"), "en": ("fr", "Français")}


def login_page(language: str, token: str, said: str = "") -> str:
    """The page with its form; ``said`` is what went wrong."""
    other, other_name = _OTHER[language]
    return _PAGE.format(
        language=language,
        token=escape(token, quote=True),
        said=f'<p class="said" role="alert">{escape(said)}</p>' if said else "",
        name=escape(gettext("Name", language)),
        password=escape(gettext("Password", language)),
        enter=escape(gettext("Sign in", language)),
        other=other,
        other_name=other_name,
    )
