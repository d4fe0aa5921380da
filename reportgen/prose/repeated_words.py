"""A syllable typed twice. Vietnamese doubles syllables on purpose, and words meet that end and begin alike."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_DOUBLED: Final = re.compile(r"(?:^| )(\w+)(?= \1\b)")
_NEXT: Final = re.compile(r" ([^\W\d_]+)")
_PREVIOUS: Final = re.compile(r"([^\W\d_]+) $")


def _listed(text: str) -> frozenset[str]:
    return frozenset(" ".join(text.split()).split(", "))


_REDUPLICATED: Final = _listed(
    """
    ai, ba, bo, bìm, bừng, cao, chang, chiều, chung, chuồn, chôm, chăm, chằm, chỉn, dài, dần, gì, gần, hao, hiu,
    khăng, khư, kìn, luôn, lâu, lăm, lớp, mãi, ngang, ngành, ngày, người, nhà, nâu, năm, nơi, oang, phăng, phơi,
    quanh, rành, ròng, răm, rưng, song, sàn, sáng, sờ, tháng, thường, trùng, trơ, trừng, tím, tầm, tối, từ, từng,
    vàng, vân, vừa, xa, xanh, xưa, ào, ùn, điệp, đâu, đêm, đùng, đăm, đều, đỏ, đời, ầm
    """
)
"""Syllables whose doubling is a word: dần dần, ngày ngày, vân vân, chôm chôm."""

_WORDS: Final = _listed(
    """
    an ninh, an sinh, an toàn, ban bố, ban hành, biến đổi, biến động, biểu dương, biểu mẫu, bàn giao, bản sắc, bản
    xã, bản án, bản đồ, bảo hiểm, bảo vệ, bảo đảm, bằng cấp, bệnh nhân, bệnh viện, bị can, bị cáo, bổ nhiệm, bổ
    sung, bộ ngành, bộ phận, bộ đội, ca bệnh, chi phí, chi tiết, chi trả, chuyên môn, chuyên ngành, chuyển biến,
    chuyển đổi, chuẩn bị, chính phủ, chính quyền, chính sách, chính trị, chương trình, chất lượng, chế biến, chế độ,
    chỉ tiêu, chỉnh lý, chỉnh trang, chủ trì, chủ trương, chủ đầu, chủ động, chức danh, chức năng, chức vụ, các cấp,
    cán bộ, công an, công bằng, công bố, công chức, công dân, công khai, công nghiệp, công nghệ, công trình, công
    ty, công tác, cơ cấu, cơ quan, cơ sở, cường độ, cấp ủy, cầu đường, cố gắng, cộng đồng, củng cố, cứu nạn, cứu
    trợ, danh mục, diện mạo, diện tích, doanh nghiệp, doanh số, doanh thu, dung lượng, dân cư, dân sinh, dân số, dân
    tộc, dân vận, dẫn đầu, dịch bệnh, dịch vụ, dụng cụ, dự phòng, dự án, em bé, gia hạn, gia đình, giao thông, giá
    trị, giám sát, giám đốc, giáo dục, giải pháp, giải quyết, hiện nay, hiện trạng, hiện vật, hiện đại, hiệu quả,
    hoàn thành, hoạch định, hoạt động, huy động, hàng hóa, hành chính, hành lang, hành vi, hành động, hình thức, hóa
    chất, hóa đơn, hướng dẫn, hạ tầng, hạn chế, hạn hán, hệ số, hệ thống, học phí, học sinh, học tập, hồ sơ, hỗ trợ,
    hội họp, hội nghị, hội nhập, hội thi, hội thảo, hội viên, hội đồng, hợp lý, hợp tác, hợp đồng, khai thác, khai
    trương, khoa học, khu vực, khám bệnh, khó khăn, khẩn trương, khẩu phần, khắc phục, khởi công, kinh doanh, kinh
    phí, kinh tế, kiến nghị, kiến thức, kiến trúc, kiểm soát, kiểm tra, kiện nghị, kiện toàn, kế hoạch, kết hợp, kết
    luận, kết nối, kết quả, kỳ họp, kỳ thi, lao động, liệu pháp, làm việc, lâm nghiệp, lãnh đạo, lý do, lý luận, lý
    lịch, lượng mưa, lợi dụng, lợi thế, lợi ích, lực lượng, lực sĩ, mô hình, môi trường, môn học, mại dâm, mạng
    lưới, mặt bằng, mối quan, mục tiêu, mục đích, mức sống, nghiên cứu, nghiệp vụ, nghệ thuật, nghị quyết, nghị
    định, nguyên nhân, nguyên tắc, ngành nghề, ngân hàng, ngân sách, nhiệm kỳ, nhiệm vụ, nhu cầu, nhà nước, nhân
    dân, nhân lực, nhận thức, nhập học, nhập khẩu, niên khóa, nâng cao, nông dân, nông nghiệp, nông thôn, năng lực,
    nước ngoài, nước sạch, nội dung, nội thị, nữ giới, pháp luật, pháp lý, phát hiện, phát triển, phân bổ, phân
    công, phí bảo, phí đường, phòng cháy, phòng chống, phòng học, phòng ngừa, phó giám, phương hướng, phương pháp,
    phương tiện, phương án, phạm tội, phạm vi, phẩm chất, phận sự, phối hợp, phổ biến, phổ thông, phụ nữ, phục hồi,
    phục vụ, quan hệ, quan trọng, quan tâm, quy chế, quy hoạch, quy mô, quy trình, quyết liệt, quyết toán, quyết
    tâm, quyết định, quyền hạn, quyền lợi, quân sự, quả chuối, quả cây, quản lý, rà soát, sinh hoạt, sinh sống, sinh
    viên, soát xét, sách vở, sát hạch, sát nhập, sơ bộ, sơ kết, sản lượng, sản phẩm, sản xuất, số hóa, số liệu, số
    lượng, sống chung, sở hữu, sở ngành, sở tại, sử dụng, sự cố, sự kiện, sự nghiệp, sự việc, thanh niên, thanh tra,
    theo dõi, thi công, thi hành, thi đua, thiết bị, thiệt hại, thu hoạch, thu hút, thu ngân, thu nhập, thành lập,
    thành phần, thành phố, thành viên, thí điểm, thôn bản, thông báo, thông qua, thông suốt, thông thường, thông
    tin, thương mại, thẩm quyền, thẩm định, thể chế, thể dục, thể hiện, thể thao, thị sát, thị trường, thị trấn, thị
    xã, thống kê, thống nhất, thủ tục, thủy lợi, thủy sản, thức ăn, thực hiện, thực hành, tiêu chuẩn, tiêu chí, tiêu
    dùng, tiêu thụ, tiến hành, tiến độ, tiếp cận, tiếp nhận, tiếp tục, tiết kiệm, toàn diện, toàn tỉnh, tra cứu,
    triển khai, trung bình, trung cấp, trung tâm, trung ương, truyền hình, truyền thông, truyền thống, trách nhiệm,
    trì hoãn, trình bày, trình duyệt, trình tự, trình độ, trường học, trường hợp, trạng thái, trả lời, trả nợ, trẻ
    em, trị an, trị giá, trọng tâm, trọng điểm, trồng trọt, trợ cấp, trợ giúp, trụ sở, tuyên truyền, tuyển dụng,
    tuyển sinh, tài chính, tài liệu, tài nguyên, tác chiến, tác phong, tác động, tái cơ, tâm lý, tìm kiếm, tình
    hình, tình trạng, tích cực, tích hợp, tích lũy, tính toán, tăng cường, tư nhân, tư pháp, tạo việc, tạo điều,
    tầng lớp, tập huấn, tập trung, tế bào, tổ chức, tổng hợp, tổng kết, tổng số, tục lệ, vay vốn, vi phạm, vi rút,
    viên chức, việc làm, văn bản, văn hóa, văn phòng, vận chuyển, vận hành, vận động, vật chất, vật liệu, vật nuôi,
    vật tư, vệ sinh, vị thế, vị trí, vốn vay, vụ mùa, vụ việc, vụ án, vực dậy, xuất cảnh, xuất khẩu, xuất sắc, xây
    dựng, xã hội, xúc tiến, xử lý, y tế, yêu cầu, án phí, ý kiến, điều chỉnh, điều hành, điều kiện, điểm trường,
    điểm đến, đoàn kết, đoàn thể, đào tạo, đơn vị, đại biểu, đại diện, đại hội, đạo đức, đảm bảo, đất đai, đầu mối,
    đầu tư, đề nghị, đề án, địa bàn, địa phương, định hướng, định kỳ, định mức, đồng bào, đồng bộ, đồng chí, đồng
    lòng, đồng thuận, đồng thời, đồng tình, đồng ý, đổi mới, độ dài, đội ngũ, động lực, động viên, động vật, động
    đất, đời sống, ủy ban, ủy quyền, ứng dụng, ứng phó
    """
)
"""Words of two syllables that reports are made of: where two meet, their common syllable is no slip."""


def repeated_words(text: str) -> Iterator[tuple[int, int]]:
    """Return the columns of each syllable that stands twice by mistake.

    >>> list(repeated_words("doanh thu tăng tăng 6,5 lần"))
    [(10, 19)]
    >>> list(repeated_words("xử lý hành vi vi phạm; dần dần ổn định"))
    []
    """
    lowered = text.lower()
    if len(lowered) != len(text):  # a letter of another alphabet that has no small form of one character
        lowered = text
    for match in _DOUBLED.finditer(lowered):
        start, end = match.start(1), 2 * match.end(1) - match.start(1) + 1
        if not _is_meant(text, lowered, start, end):
            yield start, end


def _is_meant(text: str, lowered: str, start: int, end: int) -> bool:
    """Whether two equal syllables are a word, two names, or the meeting of two words."""
    syllable = lowered[start : (start + end) // 2]
    second = text[(start + end) // 2 + 1 : end]
    names = text[start].isupper() and second[0].isupper() and not (second.isupper() and len(second) > 1)
    if syllable in _REDUPLICATED or names or len(syllable) == 1 or not syllable.isalpha():
        return True
    before = _PREVIOUS.search(lowered[max(0, start - 10) : start])
    behind = _NEXT.match(lowered, end)
    return bool(before and behind and f"{before[1]} {syllable}" in _WORDS and f"{syllable} {behind[1]}" in _WORDS)
