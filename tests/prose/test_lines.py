"""Lines of prose that other readers misread, each with what reportgen makes of it and all it says."""

from __future__ import annotations

import pytest

from tests.prose.writing import outline, read, told

TORN = (
    "warning line-torn: Dòng này có thể bị ngắt ra từ dòng trên (thường do dán từ PDF). | nếu đúng thì nối vào cuối "
    "dòng trên; nếu là đoạn riêng thì viết hoa chữ đầu và kết thúc dòng trên bằng . : hoặc ;"
)
STAR = (
    "error stray-star: Dấu * đứng lẻ, không thành chữ nghiêng. | chữ nghiêng viết *chữ*; muốn in dấu * thì gõ \\*; "
    "gạch đầu dòng viết -"
)


def differs(typed: str, printed: str, first: str, right: str) -> str:
    return (
        f"warning number-differs: Số thứ tự khác số sẽ in: gõ {typed}, sẽ in {printed}. | sửa thành {right}, "
        f"hoặc gõ {first} ở mọi dòng để chương trình tự đánh số"
    )


@pytest.mark.parametrize(
    ("typed", "printed", "said"),
    [
        pytest.param(
            "Đẩy mạnh phát triển kinh tế\n- xã hội, đảm bảo an sinh.",
            ["plain: Đẩy mạnh phát triển kinh tế", "dash: xã hội, đảm bảo an sinh."],
            [f"2:1-27 {TORN}"],
            id="a wrapped dash",
        ),
        pytest.param(
            "Thực hiện tốt 5K\n+ vắc xin.",
            ["plain: Thực hiện tốt 5K", "plus: vắc xin."],
            [f"2:1-11 {TORN}"],
            id="a wrapped plus",
        ),
        pytest.param(
            "Hoàn thành kế hoạch năm\n2021. Tiếp tục đôn đốc.",
            ["plain: Hoàn thành kế hoạch năm", "plain: 2021. Tiếp tục đôn đốc."],
            [
                "2:1-6 error number-too-large: “2021.” ở đầu dòng quá lớn, không thể là số thứ tự. | "
                "nếu là chữ thì gõ 2021\\.; nếu dòng bị ngắt khi dán thì nối vào cuối dòng trên"
            ],
            id="a year is no number of a list",
        ),
        pytest.param("2021\\. Tiếp tục.", ["plain: 2021. Tiếp tục."], [], id="a year made text"),
        pytest.param(
            "Một dự án thủy điện (Nậm Bùm\n2) hoàn thành.",
            ["plain: Một dự án thủy điện (Nậm Bùm", "plain: 2) hoàn thành."],
            [f"2:1-15 {TORN}"],
            id="a bracket torn",
        ),
        pytest.param(
            "Phòng, chống dịch Covid -\n19. Doanh thu vận tải.",
            ["plain: Phòng, chống dịch Covid -", "item 1: Doanh thu vận tải."],
            [f"2:1-23 {TORN}", f"2:1-4 {differs('19', '1', '1.', '1.')}"],
            id="a torn line that looks like an item",
        ),
        pytest.param(
            "Các nhiệm vụ sau:\n2. Chỉ đạo thu hoạch.",
            ["plain: Các nhiệm vụ sau:", "item 1: Chỉ đạo thu hoạch."],
            [f"2:1-3 {differs('2', '1', '1.', '1.')}"],
            id="an item after a lead-in",
        ),
        pytest.param(
            "1. Một.\n1.1. Dự báo.\n1.2. Sở Y tế.\n2. Hai.",
            ["item 1: Một.", "subitem 1: Dự báo.", "subitem 2: Sở Y tế.", "item 2: Hai."],
            [],
            id="two levels by sign",
        ),
        pytest.param(
            "1. Sở A:\n   - ngô;\n   - lúa.\n2. Sở B:\n\n- chè.\n\n3. Sở C.",
            ["item 1: Sở A:", "dash: ngô;", "dash: lúa.", "item 2: Sở B:", "dash: chè.", "item 3: Sở C."],
            [],
            id="dashes and blank lines interrupt nothing",
        ),
        pytest.param(
            "10. Sở A:\n   - ngô;\n   - lúa.",
            ["item 1: Sở A:", "dash: ngô;", "dash: lúa."],
            [f"1:1-4 {differs('10', '1', '1.', '1.')}"],
            id="dashes under an item of two digits",
        ),
        pytest.param("    Đoạn một.\n\tĐoạn hai.  ", ["plain: Đoạn một.", "plain: Đoạn hai."], [], id="leading spaces"),
        pytest.param(
            "Kết quả:\n---",
            ["plain: Kết quả:", "plain: ---"],
            [
                "2:1-4 error lone-sign: Dòng chỉ có dấu “---”, không có chữ. | viết nội dung sau dấu, hoặc xóa dòng "
                "này; muốn in chính dấu đó thì gõ \\-\\-\\-"
            ],
            id="a rule of hyphens",
        ),
        pytest.param(
            "-",
            ["plain: -"],
            [
                "1:1-2 error lone-sign: Dòng chỉ có dấu “-”, không có chữ. | viết nội dung sau dấu, hoặc xóa dòng "
                "này; muốn in chính dấu đó thì gõ \\-"
            ],
            id="a lone hyphen",
        ),
        pytest.param("Dịch bệnh[^1].\n[^1]: Covid-19", ["plain: Dịch bệnh[1: Covid-19]."], [], id="a short note"),
        pytest.param("**Về y tế:**Tiếp tục.", ["plain: <b Về y tế:> Tiếp tục."], [], id="a lead without a space"),
        pytest.param("**Về y tế: **Tiếp tục.", ["plain: <b Về y tế:> Tiếp tục."], [], id="a lead with a space inside"),
        pytest.param("**Về y tế**: Tiếp tục.", ["plain: <b Về y tế:> Tiếp tục."], [], id="a lead, colon outside"),
        pytest.param("- **Về y tế:** Tiếp tục.", ["dash: <b Về y tế:> Tiếp tục."], [], id="a lead as it should be"),
        pytest.param(
            "Có khó khăn (*) và (*) khác.",
            ["plain: Có khó khăn (*) và (*) khác."],
            [f"1:14-15 {STAR}", f"1:21-22 {STAR}"],
            id="stars in brackets",
        ),
        pytest.param(
            "Khổ 5*3*2 mét.", ["plain: Khổ 5*3*2 mét."], [f"1:6-7 {STAR}", f"1:8-9 {STAR}"], id="stars between digits"
        ),
        pytest.param("Khổ 5\\*3\\*2 mét (\\*).", ["plain: Khổ 5*3*2 mét (*)."], [], id="stars made text"),
        pytest.param(
            "A &copy; <b> [a](b) > 5, `mã`.",
            ["plain: A &copy; <b> [a](b) > 5, `mã`."],
            [],
            id="everything else is text",
        ),
        pytest.param(
            "Ước đạt {{ x",
            ["plain: Ước đạt {{ x"],
            [
                "1:9-13 error expression-unclosed: Biểu thức “{{ x” thiếu }}. | thêm }} sau tên, như "
                "{{ thu_ngan_sach }}; muốn in dấu {{ thì gõ \\{{"
            ],
            id="an expression without its end",
        ),
        pytest.param(
            "Ước đạt { {x}}.",
            ["plain: Ước đạt { {x}}."],
            ["1:9-15 error braces-apart: Hai ngoặc nhọn của biểu thức phải liền nhau. | có phải {{ x }}?"],
            id="braces apart",
        ),
        pytest.param(
            "Ước đạt {# chưa có #}.",
            ["plain: Ước đạt {# chưa có #}."],
            [
                "1:9-22 error template-language: Ghi chú {# … #} không dùng trong lời văn. | xóa đi; muốn in dấu { "
                "thì gõ \\{; ghi chú viết sau # ở ngoài khoang"
            ],
            id="a comment",
        ),
        pytest.param(
            "Ước đạt {% if x %}.",
            ["plain: Ước đạt {% if x %}."],
            [
                "1:9-19 error template-language: Lệnh {% … %} không dùng trong lời văn. | xóa đi; muốn in dấu { "
                "thì gõ \\{"
            ],
            id="a statement",
        ),
        pytest.param(
            "Ước đạt {{ x,vs_plan }}.",
            ["plain: Ước đạt <? {{ x,vs_plan }}>."],
            [
                "1:12-21 error expression-comma: Dấu phẩy trong biểu thức: giữa hai tên phải là dấu chấm. | "
                "có phải x.vs_plan?"
            ],
            id="a comma for a full stop",
        ),
        pytest.param(
            "Ước đạt {{ x.at(“2020-12”) }}.",
            ["plain: Ước đạt <? {{ x.at(“2020-12”) }}>."],
            ['1:17-18 error curly-quotes: Dấu nháy trong biểu thức phải là nháy thẳng ". | có phải x.at("2020-12")?'],
            id="curly quotes",
        ),
        pytest.param(
            "Ước đạt {{ thu-ngan-sach }}.",
            ["plain: Ước đạt <? {{ thu-ngan-sach }}>."],
            [
                "1:12-25 error hyphen-in-name: Tên “thu-ngan-sach” có gạch ngang; tên số liệu nối bằng gạch dưới. | "
                "có phải thu_ngan_sach?"
            ],
            id="hyphens in a name",
        ),
        pytest.param("Đạt 480 m^3^ và 18.590 m³.", ["plain: Đạt 480 m<^ 3> và 18.590 m<^ 3>."], [], id="superscripts"),
        pytest.param(
            "-Về y tế.\n– Về dân số.\n• Về trẻ em.\n#Kết quả",
            ["dash: Về y tế.", "dash: Về dân số.", "dash: Về trẻ em.", "section 1: Kết quả"],
            [],
            id="dashes of three kinds; spaces may be missing",
        ),
        pytest.param(
            "a) Một;\nb) Hai;\nc) Ba;\nd) Bốn;\nđ) Năm;\ne) Sáu.",
            ["point 1: Một;", "point 2: Hai;", "point 3: Ba;", "point 4: Bốn;", "point 5: Năm;", "point 6: Sáu."],
            [],
            id="the alphabet of điểm",
        ),
        pytest.param(
            "a) Một;\nb) Hai;\nc) Ba;\nd) Bốn;\ne) Năm.",
            ["point 1: Một;", "point 2: Hai;", "point 3: Ba;", "point 4: Bốn;", "point 5: Năm."],
            [f"5:1-3 {differs('e', 'đ', 'a)', 'đ)')}"],
            id="đ left out",
        ),
        pytest.param("-12,5 độ ở vùng cao.", ["plain: -12,5 độ ở vùng cao."], [], id="a negative number"),
        pytest.param("1.234,5 tỷ đồng.", ["plain: 1.234,5 tỷ đồng."], [], id="a number at the start"),
        pytest.param(
            "1.Chỉ đạo thu hoạch.",
            ["plain: 1.Chỉ đạo thu hoạch."],
            [
                "1:1-3 error space-missing: Thiếu dấu cách sau “1.”. | viết 1. Chỉ đạo thu hoạch.; "
                "nếu là chữ thì gõ 1\\."
            ],
            id="a space missing",
        ),
        pytest.param("1. 234 hộ nghèo.", ["item 1: 234 hộ nghèo."], [], id="no rule can tell"),
        pytest.param(
            "1. Một:\n1.1. Dự báo.\n2.2. Sai số.",
            ["item 1: Một:", "subitem 1: Dự báo.", "subitem 2: Sai số."],
            [f"3:1-5 {differs('2.2', '1.2', '1.1.', '1.2.')}"],
            id="a wrong number",
        ),
        pytest.param("(1) Một;\n(2) Hai.", ["bracket 1: Một;", "bracket 2: Hai."], [], id="numbers in brackets"),
        pytest.param(
            "(đạt 64,4% KH).\n- 31/12/2020 là hạn cuối.",
            ["plain: (đạt 64,4% KH).", "dash: 31/12/2020 là hạn cuối."],
            [],
            id="a bracket and a date",
        ),
    ],
)
def test_a_line_is_read_as_staff_mean_it(typed: str, printed: list[str], said: list[str]) -> None:
    blocks, findings = read(typed)
    assert outline(blocks) == printed
    assert told(findings) == said


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (
            "#### Bốn dấu",
            "1:1-5 error title-too-deep: Không có tiêu đề cấp “####”; chỉ có #, ## và ###. | dùng ### hoặc một đoạn "
            "đánh số 1.1.",
        ),
        (
            "# I. Kết quả",
            "1:1-5 error title-numbered: Tiêu đề đã gõ số “I.”; số của tiêu đề do chương trình đánh. | viết # Kết quả; "
            "muốn in cả số đã gõ thì gõ I\\.",
        ),
        (
            "## 2. Về văn hóa",
            "1:1-6 error title-numbered: Tiêu đề đã gõ số “2.”; số của tiêu đề do chương trình đánh. | "
            "viết ## Về văn hóa; muốn in cả số đã gõ thì gõ 2\\.",
        ),
        (
            "1.1.1. Quá sâu.",
            "1:1-7 error number-too-deep: Không có số thứ tự cấp “1.1.1.”; chỉ có hai bậc 1. và 1.1. | "
            "dùng (1), a) hoặc dấu -; nếu là chữ thì gõ 1.1.1\\.",
        ),
        (
            "1.2 Thiếu chấm.",
            "1:1-4 error number-without-dot: Thiếu dấu chấm sau số thứ tự “1.2”. | viết 1.2. Thiếu chấm.; "
            "nếu là chữ thì gõ 1\\.2",
        ),
        (
            "(1)Một.",
            "1:1-4 error space-missing: Thiếu dấu cách sau “(1)”. | viết (1) Một.; nếu là chữ thì gõ (1\\)",
        ),
        ("a)Một.", "1:1-3 error space-missing: Thiếu dấu cách sau “a)”. | viết a) Một.; nếu là chữ thì gõ a\\)"),
        (
            "(2021) Một.",
            "1:1-7 error number-too-large: “(2021)” ở đầu dòng quá lớn, không thể là số thứ tự. | nếu là chữ thì gõ "
            "(2021\\); nếu dòng bị ngắt khi dán thì nối vào cuối dòng trên",
        ),
        (
            "Phần:",
            "1:1-6 error lone-sign: Dòng chỉ có dấu “Phần:”, không có chữ. | viết nội dung sau dấu, hoặc xóa dòng này; "
            "muốn in chính dấu đó thì gõ Phần\\:",
        ),
        (
            "Phần thứ hai: Nhiệm vụ",
            "1:1-14 warning part-typed: “Phần thứ hai:” sẽ in như chữ thường, không phải tên phần. | viết "
            "Phần: Nhiệm vụ; số của phần do chương trình đánh",
        ),
        (
            "II. NHIỆM VỤ",
            "1:1-4 warning section-typed: “II.” sẽ in như chữ thường, không phải tiêu đề mục. | viết # NHIỆM VỤ; "
            "số La Mã do chương trình đánh",
        ),
        ("● Về y tế", "1:1-2 warning strange-bullet: Dấu đầu dòng “●” sẽ in như chữ thường. | viết - Về y tế"),
        (
            "1.1. Một.",
            "1:1-6 error level-without-upper: “1.1.” không có “1.” ở trên. | thêm dòng “1. …” ở trên, hoặc đổi dấu "
            "đầu dòng này",
        ),
        (
            "### Về y tế",
            "1:1-5 error level-without-upper: “###” không có “##” ở trên. | thêm dòng “## …” ở trên, hoặc đổi ### "
            "thành ##",
        ),
        (
            "+ Về y tế.",
            "1:1-3 error level-without-upper: “+” không có “-” ở trên. | thêm dòng “- …” ở trên, hoặc đổi dấu đầu "
            "dòng này",
        ),
        (
            "[^1]:",
            "1:1-6 error note-empty: Chú thích “1” không có nội dung. | viết nội dung ngay sau [^1]: trên cùng "
            "một dòng",
        ),
        (
            "[^1]: Một.",
            "1:1-5 error note-unused: Chú thích “1” không được dùng ở đâu. | đặt [^1] sau chữ cần chú thích, hoặc xóa "
            "dòng này",
        ),
        (
            "Đề án[^a] và đề án[^a].\n[^a]: Số 14.",
            "1:19-23 error note-used-twice: Chú thích “a” được dùng hai lần. | viết một chú thích khác tên cho chỗ "
            "thứ hai",
        ),
        (
            "Đề án[^a].\n[^a]: Số 14.\n[^a]: Số 15.",
            "3:1-5 error note-defined-twice: Chú thích “a” được viết hai lần trong một khoang. | đổi tên một trong "
            "hai, hoặc xóa một dòng",
        ),
        (
            "Đề án[^de-an] và chương trình[^dean].\n[^de-an]: Số 14.",
            "1:30-37 error note-undefined: Chú thích “dean” không có nội dung trong khoang này. | có phải [^de-an]?",
        ),
        (
            "Đề án[^1].",
            "1:6-10 error note-undefined: Chú thích “1” không có nội dung trong khoang này. | thêm dòng [^1]: … trong "
            "cùng khoang",
        ),
        (
            "Đề án [^1].\n[^1]: Số 14.",
            "1:7-11 warning space-before-note: Có dấu cách trước dấu chú thích [^1]. | xóa dấu cách; dấu chú thích "
            "đặt liền sau chữ",
        ),
        (
            "Đề án[^1].\n[^1]: Số 14[^2].\n[^2]: Số 15.",
            "2:12-16 error note-not-here: Chú thích [^2] không dùng được ở đây. | chú thích chỉ đặt trong lời văn của "
            "khoang; chuyển nội dung vào câu hoặc bỏ dấu này",
        ),
        (
            "Gồm {{ tasks.key }}",
            "1:5-20 error lines-not-alone: Biểu thức {{ tasks.key }} in ra nhiều đoạn, phải đứng riêng một dòng. | "
            "chuyển {{ tasks.key }} xuống dòng riêng, trước nó chỉ có dấu đầu dòng (- hoặc 1.)",
        ),
        (
            "- {{ tasks.none }}",
            "1:1-19 warning no-lines: Biểu thức {{ tasks.none }} không có đoạn nào để in. | kiểm tra dữ liệu của biểu "
            "thức, hoặc xóa dòng này",
        ),
        ("Đạt {{ z }}.", "1:8-9 error figure-unknown: Không có “z”. | có phải “x”?"),
        ("Đạt {{  x.vs_plna  }}.", "1:11-18 error member-unknown: “x” không có “vs_plna”. | xem danh sách biểu thức"),
        (
            "Sở **Y tế** chủ trì.",
            "1:4-12 error bold-not-lead: Chữ đậm chỉ dùng cho cụm dẫn ở đầu đoạn, kết thúc bằng dấu hai chấm. | viết "
            "**Về y tế:** ở đầu đoạn, hoặc bỏ hai dấu **; muốn in dấu * thì gõ \\*",
        ),
        (
            "Sở ** Y tế.",
            "1:4-6 error stray-bold: Dấu ** đứng lẻ, không thành cụm dẫn. | cụm dẫn viết **Về y tế:** ở đầu đoạn; "
            "muốn in dấu * thì gõ \\*",
        ),
        (
            "Đạt 5 m^3.",
            "1:8-9 error stray-caret: Dấu ^ đứng lẻ, không thành số mũ. | số mũ viết m^3^ hoặc m³; muốn in dấu ^ thì "
            "gõ \\^",
        ),
        (
            "Đề án[^ 1].",
            "1:6-8 error stray-note: Dấu [^ không thành chú thích. | chú thích viết [^1], nội dung ở dòng [^1]: …; "
            "muốn in dấu [^ thì gõ \\[^",
        ),
        (
            "Tập {a, b}.",
            "1:5-6 error stray-brace: Dấu { đứng lẻ. | biểu thức viết {{ tên }}; muốn in dấu { thì gõ \\{",
        ),
        (
            "Tập x }}.",
            "1:7-9 error stray-brace: Dấu }} không có {{ ở trước. | thêm {{ ở trước tên; muốn in dấu }} thì gõ \\}}",
        ),
        (
            "# Kết quả //",
            "1:11-13 error break-at-edge: Dấu xuống dòng // đứng ở đầu hoặc cuối dòng. | xóa //, hoặc viết chữ ở cả "
            "hai bên; muốn in dấu // thì gõ \\//",
        ),
        ("tiếp theo dòng trên.", f"1:1-21 {TORN}"),
    ],
)
def test_what_is_wrong_is_said_with_its_place_and_cure(typed: str, said: str) -> None:
    _, findings = read(typed)
    assert said in told(findings)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        (
            "Phần: Đánh giá tình hình // 9 tháng\n# Kết quả\n## Về kinh tế\n### Công nghiệp\nPhần: Nhiệm vụ\n1. Một.",
            [
                "part 1: Đánh giá tình hình⏎9 tháng",
                "section 1: Kết quả",
                "item_title 1: Về kinh tế",
                "subitem_title 1: Công nghiệp",
                "part 2: Nhiệm vụ",
                "item 1: Một.",
            ],
        ),
        (
            "## Về kinh tế\n1. Một.\n1. Hai:\n(1) A;\n(2) B.\n1. Ba:\n(1) C.",
            [
                "item_title 1: Về kinh tế",
                "item 2: Một.",
                "item 3: Hai:",
                "bracket 1: A;",
                "bracket 2: B.",
                "item 4: Ba:",
                "bracket 1: C.",
            ],
        ),
        (
            "- Một:\nĐoạn tiếp.\n+ Hai.\n- Ba.",
            ["dash: Một:", "plain: Đoạn tiếp.", "plus: Hai.", "dash: Ba."],
        ),
        (
            "- Đề án[^a], {{ x }}; chương trình[^b].\n[^b]: Gồm {{ y }}, 165.000 m³ *đất*.\n[^a]: 9 tháng đầu năm.",
            [
                "dash: Đề án[a: 9 tháng đầu năm.], 142,5 tỷ đồng; chương trình"
                "[b: Gồm 08 dự án, 165.000 m<^ 3> <i đất>.]."
            ],
        ),
        ("- **Nông - lâm; {{ y }}:** Ước đạt.", ["dash: <b Nông - lâm; 08 dự án:> Ước đạt."]),
        (
            "- {{ tasks.key }}",
            ["dash: Sửa đổi quy định về cây xanh đô thị.", "dash: Hoàn thành đề án y tế thông minh."],
        ),
        (
            "1. {{ tasks.key }}\n3. Việc khác.",
            [
                "item 1: Sửa đổi quy định về cây xanh đô thị.",
                "item 2: Hoàn thành đề án y tế thông minh.",
                "item 3: Việc khác.",
            ],
        ),
        ("Đạt {{ ngoac }}.", ["plain: Đạt {{ x }} và **đậm**, [^1]."]),
        ("Xem https://laichau.gov.vn // hay C:\\Tep.", ["plain: Xem https://laichau.gov.vn // hay C:\\Tep."]),
        ("\\# Không phải mục.\n\\- Không phải gạch.", ["plain: # Không phải mục.", "plain: - Không phải gạch."]),
        ("Dấu \\{{ x \\}} và \\[^1] và \\**.", ["plain: Dấu {{ x }} và [^1] và **."]),
    ],
)
def test_constructs_of_the_published_reports(typed: str, printed: list[str]) -> None:
    blocks, findings = read(typed)
    assert outline(blocks) == printed
    assert told(findings) == []


@pytest.mark.parametrize(
    ("typed", "printed", "said"),
    [
        (
            "Đạt {{ gap }}, {{ x }}.",
            ["plain: Đạt <? [thiếu: chè]>, 142,5 tỷ đồng."],
            ["1:8-11 warning missing-figure: Thiếu chè. | ghi số"],
        ),
        (
            "- {{ tasks.gap }}",
            ["dash: <? [thiếu: việc một]>", "dash: Việc hai."],
            ["1:6-11 warning missing-figure: Thiếu việc một. | ghi số"],
        ),
        (
            "Đạt {{ gap }}\nTỉnh có {{ gap }}",
            ["plain: Đạt <? [thiếu: chè]>", "plain: Tỉnh có <? [thiếu: chè]>"],
            [
                "1:8-11 warning missing-figure: Thiếu chè. | ghi số",
                "2:12-15 warning missing-figure: Thiếu chè. | ghi số",
            ],
        ),
    ],
)
def test_each_gap_of_a_draft_is_told_at_its_place(typed: str, printed: list[str], said: list[str]) -> None:
    blocks, findings = read(typed)
    assert outline(blocks) == printed
    assert told(findings) == said


def test_rows_of_a_table_that_was_pasted() -> None:
    blocks, findings = read("Cụ thể:\nThôn\tSố hộ\n| Nậm Sa | 12 |\nĐoạn sau.")
    assert outline(blocks) == ["plain: Cụ thể:", "plain: Thôn\tSố hộ", "plain: | Nậm Sa | 12 |", "plain: Đoạn sau."]
    said = (
        "warning table-pasted: Dòng này có vẻ dán từ một bảng, sẽ in thành một đoạn chữ. | "
        "đưa bảng vào phụ lục (appendices), hoặc viết lại thành câu"
    )
    assert told(findings) == [f"2:1-11 {said}", f"3:1-16 {said}"]
