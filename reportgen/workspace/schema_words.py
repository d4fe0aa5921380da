"""What editors say about the files: titles, explanations, choices and examples, in Vietnamese.

The title of each key stands with its field in the schema; what takes more than a line stands here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from pydantic import BaseModel

from reportgen.workspace.schema import (
    Agency,
    Appendix,
    Better,
    Document,
    Entry,
    Indicator,
    Issuer,
    MeasureKind,
    Meeting,
    PeriodFigures,
    Plan,
    RecipientGroup,
    RollUp,
    Signature,
    Status,
    Task,
    TaskStatus,
    Unit,
)

TITLES: Final[Mapping[type[BaseModel], str]] = {
    Agency: "Cơ quan",
    Issuer: "Cơ quan ban hành",
    Signature: "Khối chữ ký",
    RecipientGroup: "Các nơi nhận chung một ghi chú",
    Unit: "Sở, ban, ngành, địa phương",
    Indicator: "Chỉ tiêu",
    Plan: "Kế hoạch của một năm",
    Entry: "Số liệu của một chỉ tiêu",
    PeriodFigures: "Số liệu của kỳ",
    Task: "Nhiệm vụ",
    Meeting: "Phiên họp",
    Appendix: "Phụ lục",
    Document: "Văn bản",
}
TITLES_BY_NAME: Final = {model.__name__: title for model, title in TITLES.items()} | {
    "MeasureKind": "Loại số",
    "RollUp": "Cách tính kỳ dài",
    "Better": "Chiều hướng tốt",
    "Status": "Số ước hay chính thức",
    "TaskStatus": "Mức độ thực hiện",
    "Period": "Tháng",
}
CHOICES: Final[Mapping[type, tuple[str, ...]]] = {
    MeasureKind: (
        "phát sinh trong kỳ, kỳ dài cộng các tháng",
        "tháng chỉ có số lũy kế từ đầu năm",
        "số có tại một thời điểm, kỳ dài lấy tháng cuối",
        "tỷ lệ, không bao giờ cộng; so bằng điểm %",
        "chỉ có mức tăng, giảm, không có giá trị",
    ),
    RollUp: ("lấy tháng cuối", "trung bình các tháng", "tính lại từ ratio_of và ratio_to"),
    Better: ("tăng là tốt", "giảm là tốt", "không xét"),
    Status: ("số ước", "số chính thức"),
    TaskStatus: ("chưa làm", "đang làm", "đã xong; kèm done_on"),
}
EXAMPLES: Final[Mapping[tuple[type[BaseModel], str], tuple[str, ...]]] = {
    (Agency, "name"): ("Ủy ban nhân dân tỉnh Lai Châu",),
    (Agency, "short_name"): ("UBND tỉnh",),
    (Agency, "place"): ("Lai Châu",),
    (Agency, "filing"): ("VT, TH",),
    (Issuer, "symbol"): ("UBND", "VP"),
    (Unit, "until"): ("28/02/2025",),
    (Indicator, "unit"): ("tỷ đồng", "ha", "%"),
    (Indicator, "decimals"): ("2",),
    (Indicator, "plan_name"): ("kế hoạch", "dự toán HĐND tỉnh giao", "chỉ tiêu giao"),
    (Entry, "estimate"): ("142,5",),
    (Entry, "actual"): ("1.234,5",),
    (Entry, "as_of"): ("31/8/2021",),
    (Entry, "note"): ("theo Cục Thống kê",),
    (PeriodFigures, "as_of"): ("31/8/2021",),
    (Task, "id"): ("cay-xanh-do-thi",),
    (Task, "assigned_on"): ("12/8/2021",),
    (Task, "due"): ("15/9/2021", "tháng 9/2021", "none"),
    (Task, "done_on"): ("10/9/2021",),
    (Document, "number"): ("245",),
    (Document, "date"): ("8/2021", "31/8/2021"),
    (Document, "template"): ("thong-bao-ket-luan",),
    (Meeting, "date"): ("24/8/2021",),
}

DESCRIPTIONS: Final[Mapping[tuple[type[BaseModel], str], str]] = {
    (Agency, "issuers"): "Văn bản không ghi issuer thì dùng mục đầu. Mỗi mục: parent (nếu có), lines, symbol.",
    (Agency, "recipients"): "Không gõ gạch đầu dòng, dấu chấm phẩy, dấu chấm cuối và dòng Lưu: chương trình tự in.",
    (Agency, "signatures"): "Văn bản gọi bằng signature: tên khối. Chưa có tên người ký thì để trống.",
    (Issuer, "lines"): "Mỗi dòng một dòng in, ví dụ ỦY BAN NHÂN DÂN và TỈNH LAI CHÂU.",
    (Signature, "authority"): "Ví dụ: TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH, PHÓ CHỦ TỊCH; mỗi mục một dòng in.",
    (Indicator, "measure"): "Quyết định cách cộng kỳ dài và cách so sánh; chọn sai thì số kỳ dài sai.",
    (Indicator, "unit"): "Đơn vị in sau số. Dấu phần trăm phải nằm trong ngoặc kép.",
    (Indicator, "plan"): "Mỗi năm một dòng. Giá trị: một số (6.121,7), một khoảng (6,6-6,8), Dưới 4, hoặc chữ.",
    (Indicator, "parts"): "Tổng các chỉ tiêu này phải khớp chỉ tiêu này trong phạm vi làm tròn.",
    (Indicator, "roll_up"): "Chỉ dùng cho measure: rate. ratio cần thêm ratio_of và ratio_to.",
    (Indicator, "plan_name"): "Ví dụ dự toán HĐND tỉnh giao: in thành “đạt 69,4% dự toán HĐND tỉnh giao”.",
    (
        PeriodFigures,
        "status",
    ): "Để trống là estimate. Chỉ tiêu khác thì ghi estimate: hoặc actual: dưới mã của nó.",
    (PeriodFigures, "as_of"): "Để trống: ngày 14 của tháng cuối kỳ.",
    (Entry, "actual"): "Ghi bên cạnh estimate khi có số chính thức; số ước giữ nguyên.",
    (Entry, "year_to_date"): "Có các tháng trước trong data/ thì không cần: chương trình tự cộng và đối chiếu.",
    (Entry, "last_year"): "Có tháng này năm trước trong data/ thì không cần; ghi khi số đã điều chỉnh.",
    (Task, "id"): "Không bao giờ dùng lại cho việc khác: nhiệm vụ được theo dõi qua các tháng bằng mã này.",
    (Task, "status"): "Xong thì ghi done và done_on. Để trống là not_started.",
    (Document, "subject"): "Viết dưới dấu |. Kỳ báo cáo viết bằng {{ period }}. Ngắt dòng bằng //.",
    (Document, "date"): "Chưa rõ ngày thì ghi tháng, văn bản chừa chỗ cho ngày.",
    (Document, "as_of"): "Để trống: lấy ngày văn bản, không có thì ngày chốt số của kỳ.",
    (Document, "number"): "Để trống đến khi phát hành, văn bản chừa chỗ cho số.",
    (Document, "tasks"): "Viết một lần ở đây; kỳ sau reportgen new chuyển sang tasks.yaml, giữ nguyên mã.",
    (Document, "content"): (
        "Mỗi khoang viết dưới dấu |, mỗi dòng một đoạn. Đầu dòng: # mục I, ## mục 1, ### mục 1.1, "
        "1. đoạn đánh số, - gạch đầu dòng, + dấu cộng, a) điểm. Số liệu: {{ mã_chỉ_tiêu }}. Chú thích: [^1]."
    ),
}
