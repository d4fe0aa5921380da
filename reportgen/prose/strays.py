"""What to say of a mark that is left over: every one is an error with its cure, none is printed by chance."""

from __future__ import annotations

from typing import Final

from reportgen.prose.marks import Mark, Token

_MARKS: Final = {
    Mark.ITALIC: (
        "stray-star",
        "Dấu * đứng lẻ, không thành chữ nghiêng.",
        "chữ nghiêng viết *chữ*; muốn in dấu * thì gõ \\*; gạch đầu dòng viết -",
    ),
    Mark.LEAD: (
        "stray-bold",
        "Dấu ** đứng lẻ, không thành cụm dẫn.",
        "cụm dẫn viết **Về y tế:** ở đầu đoạn; muốn in dấu * thì gõ \\*",
    ),
    Mark.CARET: (
        "stray-caret",
        "Dấu ^ đứng lẻ, không thành số mũ.",
        "số mũ viết m^3^ hoặc m³; muốn in dấu ^ thì gõ \\^",
    ),
}
_SIGNS: Final = {
    "[^": (
        "stray-note",
        "Dấu [^ không thành chú thích.",
        "chú thích viết [^1], nội dung ở dòng [^1]: …; muốn in dấu [^ thì gõ \\[^",
    ),
    "{": ("stray-brace", "Dấu { đứng lẻ.", "biểu thức viết {{ tên }}; muốn in dấu { thì gõ \\{"),
    "}}": ("stray-brace", "Dấu }} không có {{ ở trước.", "thêm {{ ở trước tên; muốn in dấu }} thì gõ \\}}"),
}


def stray(token: Token) -> tuple[str, str, str]:
    """Return the code, message and cure for a mark that is left over."""
    known = _MARKS.get(token.mark) or _SIGNS.get(token.text)
    if known:
        return known
    if token.text.startswith("{{"):
        start = token.text if len(token.text) <= 40 else token.text[:40] + "…"
        return (
            "expression-unclosed",
            f"Biểu thức “{start}” thiếu }}}}.",
            "thêm }} sau tên, như {{ thu_ngan_sach }}; muốn in dấu {{ thì gõ \\{{",
        )
    if token.text.startswith(("{%", "{#")):
        what = "Lệnh" if token.text[1] == "%" else "Ghi chú"
        return (
            "template-language",
            f"{what} {token.text[:2]} … {token.text[1]}}} không dùng trong lời văn.",
            f"xóa đi; muốn in dấu {{ thì gõ \\{{{'' if what == 'Lệnh' else '; ghi chú viết sau # ở ngoài khoang'}",
        )
    return _apart(token.text)


def _apart(text: str) -> tuple[str, str, str]:
    """Return what to say of `{ {x}}` and of braces of another alphabet."""
    if text in "｛｝":
        return ("stray-brace", f"Ngoặc {text} không phải ngoặc nhọn trên bàn phím.", "gõ lại, như {{ thu_ngan_sach }}")
    name = text.strip("{} \t")
    return ("braces-apart", "Hai ngoặc nhọn của biểu thức phải liền nhau.", f"có phải {{{{ {name} }}}}?")
