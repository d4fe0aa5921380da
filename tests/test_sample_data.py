"""The sample workspace prints what was published, from its monthly files, and says where each figure is from."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from reportgen.diagnostics import Finding
from reportgen.document import load_template
from reportgen.figures import Printed, Vocabulary
from reportgen.periods import Period
from reportgen.prose import Block, Note, Prose, read_slots
from reportgen.prose.expressions import Misspelling, parse_expression
from reportgen.workspace import Workspace

ROOT = Path(__file__).parents[1]
EXAMPLES = sorted(path for path in (ROOT / "examples").iterdir() if (path / "data" / "agency.yaml").is_file())
NINE_MONTHS = ("2020-9T", "bao-cao-kinh-te-xa-hoi")
JANUARY = ("2021-01", "bao-cao-kinh-te-xa-hoi")
AUGUST_REPORT = ("2021-08", "bao-cao-chi-dao-dieu-hanh")
AUGUST_NOTICE = ("2021-08", "thong-bao-ket-luan")

# Published in the report on the first nine months of 2020; computed here from nine months and those of 2019.
PUBLISHED_NINE_MONTHS = [
    ("dien_tich_gieo_trong.reached", "ước đạt 53.849 ha"),
    ("dien_tich_thu_hoach", "32.633 ha"),
    ("san_luong_luong_thuc.reached", "ước đạt 133.100 tấn"),
    ("san_luong_luong_thuc.vs_plan.equal", "bằng 60,5% kế hoạch"),
    ("san_luong_luong_thuc.vs_last_year.amount.short", "tăng 260 tấn"),
    ("che_trong_moi", "760 ha"),
    ("che_trong_moi.vs_plan", "vượt 26,7% kế hoạch"),
    ("san_luong_che.reached", "ước đạt 31.000 tấn"),
    ("san_luong_che.vs_plan.equal", "bằng 88,6% kế hoạch"),
    ("san_luong_che.vs_last_year.amount", "tăng 3.900 tấn so với cùng kỳ năm trước"),
    ("trong_rung", "1.182,53 ha"),
    ("trong_rung.vs_plan", "vượt 8,5% kế hoạch"),
    ("mac_ca_trong_moi", "753,13 ha"),
    ("mac_ca_trong_moi.vs_plan", "đạt 70,43% kế hoạch"),
    ("ty_le_che_phu_rung.reached", "ước đạt 50,3%"),
    ("san_luong_thuy_san.reached", "ước đạt 2.162 tấn"),
    ("san_luong_thuy_san.vs_plan", "đạt 82,3% kế hoạch"),
    ("dan_gia_suc.reached", "ước đạt 298.765 con"),
    ("dan_gia_suc.vs_plan", "đạt 90,6% kế hoạch"),
    ("dan_gia_cam.reached", "ước đạt 1.521 nghìn con"),
    ("dan_gia_cam.vs_plan", "đạt 98,8% kế hoạch"),
    ("tieu_chi_ntm", "14,37 tiêu chí/xã"),
    ("san_pham_ocop", "23 sản phẩm"),
    ("nha_may_thuy_dien_moi", "05 nhà máy"),
    ("cong_suat_thuy_dien_moi", "63,65 MW"),
    ("dien_san_xuat.vs_last_year.short", "tăng 14,8%"),
    ("dien_san_xuat", "4.139 triệu kWh"),
    ("gtsx_cong_nghiep.reached", "ước đạt 4.246,62 tỷ đồng"),
    ("gtsx_cong_nghiep.vs_plan", "đạt 69,37% kế hoạch"),
    ("gtsx_cong_nghiep.vs_last_year", "tăng 13,58% so với cùng kỳ năm trước"),
    ("gtsx_cong_nghiep.vs_last_year(1)", "tăng 13,6% so với cùng kỳ năm trước"),
    ("da_xay_dung", "480 nghìn m³"),
    ("nuoc_may", "3.567 nghìn m³"),
    ("gach_xay_dung", "50.650 nghìn viên"),
    ("xi_mang", "7.527 tấn"),
    ("quang", "1.820 tấn"),
    ("che_kho", "5.617,9 tấn"),
    ("ke_hoach_von", "2.270,1 tỷ đồng"),
    ("giai_ngan.as_of", "15/9/2020"),
    ("giai_ngan", "1.256,91 tỷ đồng"),
    ("ty_le_giai_ngan", "55,37%"),
    ("ty_le_giai_ngan.vs_last_year", "tăng 7,2 điểm % so với cùng kỳ năm trước"),
    ("ban_le.reached", "ước đạt 4.533,1 tỷ đồng"),
    ("ban_le.vs_plan", "đạt 78,16% kế hoạch"),
    ("ban_le.vs_last_year", "giảm 4,75% so với cùng kỳ năm trước"),
    ("xuat_nhap_khau.reached", "ước đạt 47,36 triệu USD"),
    ("xuat_nhap_khau.vs_plan", "vượt 4,77% kế hoạch"),
    ("xuat_nhap_khau.vs_plan(1)", "vượt 4,8% kế hoạch"),
    ("xuat_nhap_khau.vs_last_year", "tăng 14,21% so với cùng kỳ năm trước"),
    ("xuat_khau.reached", "ước đạt 36,18 triệu USD"),
    ("xuat_khau_dia_phuong.reached", "ước đạt 10,3 triệu USD"),
    ("xuat_khau_dia_phuong.vs_last_year", "giảm 26% so với cùng kỳ năm trước"),
    ("luong_che_xuat_khau", "1.557 tấn"),
    ("xuat_khau_che", "3,74 triệu USD"),
    ("luong_chuoi_xuat_khau", "22.125 tấn"),
    ("xuat_khau_chuoi", "6,55 triệu USD"),
    ("van_tai.reached", "ước đạt 168,32 tỷ đồng"),
    ("van_tai.vs_plan.equal", "bằng 70,72% kế hoạch"),
    ("van_tai.vs_last_year", "giảm 6,7% so với cùng kỳ năm trước"),
    ("khach_du_lich", "254.588 lượt khách"),
    ("khach_du_lich.vs_plan", "đạt 67,9% kế hoạch"),
    ("khach_du_lich.vs_last_year", "giảm 14,1% so với cùng kỳ năm trước"),
    ("doanh_thu_du_lich", "239,8 tỷ đồng"),
    ("doanh_thu_du_lich.vs_plan", "đạt 37,2% kế hoạch"),
    ("doanh_thu_du_lich.vs_last_year", "giảm 46,1% so với cùng kỳ năm trước"),
    ("cpi", "tăng 4,71%"),
    ("cpi_thuc_pham", "tăng 17,55%"),
    ("huy_dong_von.reached", "đạt 16.293 tỷ đồng"),
    ("huy_dong_von.vs_last_year", "tăng 2,7% so với cùng kỳ năm trước"),
    ("du_no.reached", "đạt 15.353 tỷ đồng"),
    ("du_no.vs_last_year", "tăng 2,85% so với cùng kỳ năm trước"),
    ("no_xau", "1,91%"),
    ("thu_ngan_sach_dia_phuong.reached", "ước đạt 7.292,9 tỷ đồng"),
    ("thu_ngan_sach_dia_phuong.vs_plan.equal", "bằng 85% dự toán HĐND tỉnh giao"),
    ("thu_ngan_sach.reached", "ước đạt 1.205,3 tỷ đồng"),
    ("thu_ngan_sach.vs_plan.equal.short", "bằng 56%"),
    ("thu_ngan_sach.vs_last_year.equal", "bằng 86% so với cùng kỳ năm trước"),
    ("chi_ngan_sach.reached", "ước đạt 5.367,4 tỷ đồng"),
    ("chi_ngan_sach.vs_plan.equal", "bằng 63% dự toán HĐND tỉnh giao"),
    ("dn_moi.number", "82"),
    ("dn_moi.vs_last_year.amount", "giảm 31 DN so với cùng kỳ năm trước"),
    ("dn_tong", "1.544 DN"),
    ("dn_ke_khai_thue", "1.167 DN"),
    ("dn_ke_khai_thue.share_of(dn_tong).short", "chiếm 75,6%"),
    ("htx_moi.number", "28"),
    ("htx_moi.vs_last_year.amount", "tăng 13 HTX so với cùng kỳ năm trước"),
    ("htx_tong", "326 HTX"),
    ("htx_hoat_dong", "230 HTX"),
    ("thue_doanh_nghiep", "730 tỷ đồng"),
    ("du_an_moi", "25 dự án"),
    ("von_du_an_moi", "5.949 tỷ đồng"),
    ("du_an_moi.vs_last_year.amount", "tăng 06 dự án so với cùng kỳ năm trước"),
    ("du_an_dieu_chinh", "17 dự án"),
    ("du_an_tong", "243 dự án"),
    ("von_dau_tu_tong", "122.210 tỷ đồng"),
    ("viec_lam", "5.532 lao động"),
    ("viec_lam.vs_plan", "đạt 74,69% kế hoạch"),
    ("viec_lam_von_vay", "450 lao động"),
    ("viec_lam_nong_lam", "923 lao động"),
    ("viec_lam_dao_tao", "682 lao động"),
    ("viec_lam_tuyen_dung", "495 lao động"),
    ("viec_lam_xuat_khau", "40 lao động"),
    ("viec_lam_tu_tao", "2.942 lao động"),
    ("dao_tao_nghe", "4.500 người"),
    ("dao_tao_nghe.vs_plan", "đạt 75% kế hoạch"),
    ("bao_hiem_nguoi", "443.300 người"),
    ("bao_hiem_thu.reached", "ước đạt 654 tỷ đồng"),
    ("bao_hiem_thu.vs_last_year.amount", "tăng 16,5 tỷ đồng so với cùng kỳ năm trước"),
    ("bao_hiem_no", "19 tỷ đồng"),
    ("bao_hiem_no.vs_last_year.amount", "giảm 1,3 tỷ đồng so với cùng kỳ năm trước"),
    ("cach_ly_luy_tich.as_of", "07/9/2020"),
    ("cach_ly_luy_tich", "16.646 trường hợp"),
    ("cach_ly_xong", "16.586 trường hợp"),
    ("dang_cach_ly", "60 trường hợp"),
    ("cach_ly_co_so_y_te", "05 trường hợp"),
    ("cach_ly_tap_trung", "22 trường hợp"),
    ("cach_ly_tai_nha", "33 trường hợp"),
    ("kham_benh", "796.343 lượt"),
    ("kham_benh.vs_plan", "đạt 68,2% kế hoạch"),
    ("kham_benh.vs_last_year.amount", "giảm 25.698 lượt so với cùng kỳ năm trước"),
    ("bao_phu_bhyt.reached", "đạt 96,8%"),
    ("bao_phu_bhyt.vs_last_year", "tăng 2,94 điểm % so với cùng kỳ năm trước"),
    ("con_thu_ba", "16,55%"),
    ("co_so_dat.out_of(co_so_kiem_tra)", "3.057/3.643 cơ sở"),
    ("co_so_dat.share_of(co_so_kiem_tra).short", "chiếm 83,9%"),
    ("hiv_con_song", "1.784 người"),
    ("hiv_moi", "91 người"),
    ("bieu_dien_chuyen_nghiep", "22 buổi"),
    ("bieu_dien_chuyen_nghiep.vs_plan", "đạt 27,5% kế hoạch"),
    ("phat_thanh", "75.165 giờ"),
    ("phat_thanh.vs_plan", "đạt 75% kế hoạch"),
    ("truyen_hinh", "175.537 giờ"),
    ("truyen_hinh.vs_plan", "đạt 75% kế hoạch"),
    ("tan_binh", "920 tân binh"),
    ("tan_binh.vs_plan", "đạt 100% chỉ tiêu giao"),
    ("ho_so_tiep_nhan", "12.095 hồ sơ"),
    ("ho_so_truc_tuyen_muc_3", "334 hồ sơ"),
    ("ho_so_truc_tuyen_muc_4", "1.724 hồ sơ"),
    ("ho_so_da_tra", "11.567 hồ sơ"),
    ("ho_so_truoc_han", "7.017 hồ sơ"),
    ("ho_so_truoc_han.share_of(ho_so_da_tra).bare", "60,66%"),
    ("ho_so_dung_han", "4.550 hồ sơ"),
    ("ho_so_qua_han", "54 hồ sơ"),
    ("ho_so_qua_han.share_of(ho_so_da_tra).short", "chiếm 0,5%"),
    ("luot_danh_gia", "5.105 lượt"),
    ("danh_gia_rat_hai_long", "4.883 lượt"),
    ("danh_gia_rat_hai_long.share_of(luot_danh_gia).bare", "95,7%"),
    ("danh_gia_hai_long", "221 lượt"),
    ("danh_gia_hai_long.share_of(luot_danh_gia).bare", "4,3%"),
    ("cuoc_thanh_tra", "75 cuộc"),
    ("thanh_tra_chuyen_sang", "15 cuộc"),
    ("thanh_tra_trong_nam", "60 cuộc"),
    ("ket_luan_thanh_tra", "61 cuộc"),
    ("tiep_dan_luot", "482 lượt"),
    ("tiep_dan_nguoi", "755 người"),
    ("tiep_dan_vu_viec", "427 vụ việc"),
    (
        "tiep_dan_luot.vs_last_year.amount.also(tiep_dan_nguoi)",
        "giảm 183 lượt và 145 người so với cùng kỳ năm trước",
    ),
    ("don_thu", "587 đơn"),
    ("don_thu.vs_last_year.amount", "giảm 146 đơn so với cùng kỳ năm trước"),
    ("don_khieu_nai", "09 đơn"),
    ("don_to_cao", "18 đơn"),
    ("don_kien_nghi", "560 đơn"),
    ("toi_pham_ttxh", "133 vụ"),
    ("toi_pham_ttxh.vs_last_year.amount.short", "giảm 40 vụ"),
    ("toi_pham_ttxh_lam_ro.out_of(toi_pham_ttxh)", "119/133 vụ"),
    ("ma_tuy_vu", "298 vụ"),
    ("ma_tuy_doi_tuong", "368 đối tượng"),
    ("ma_tuy_vu.vs_last_year.amount.short", "tăng 81 vụ"),
    ("ma_tuy_doi_tuong.vs_last_year.amount.bare", "114 đối tượng"),
    ("toi_pham_kinh_te", "75 vụ"),
    ("toi_pham_kinh_te.vs_last_year.amount.short", "tăng 24 vụ"),
    ("vi_pham_moi_truong", "59 vụ"),
    ("tai_nan_vu", "61 vụ"),
    ("tai_nan_chet", "24 người chết"),
    ("tai_nan_bi_thuong", "72 người bị thương"),
    ("tai_nan_vu.vs_last_year.amount.short", "tăng 20 vụ"),
    ("tai_nan_chet.vs_last_year.amount.short", "tăng 06 người chết"),
    ("tai_nan_bi_thuong.vs_last_year.amount.short", "tăng 28 người bị thương"),
]

# Published for the nine months as a whole, in notes and for the school year: no month has them.
PUBLISHED_WHOLE_PERIOD = [
    ("ho_tro_giong_lua", "5.244 ha"),
    ("ho_tro_giong_lua.vs_plan.short", "đạt 88%"),
    ("ho_tro_giong_ngo.vs_plan", "đạt 64,4% KH"),
    ("ho_tro_che.vs_plan", "đạt 83,7% KH"),
    ("ho_tro_que.vs_plan", "đạt 82,6% KH"),
    ("ho_tro_son_tra.vs_plan", "đạt 83% KH"),
    ("ho_tro_cay_an_qua.vs_plan", "đạt 84,8% KH"),
    ("ho_tro_chuong_trai.vs_plan", "đạt 62,4% KH"),
    ("ho_tro_trong_co.vs_plan", "đạt 22,3% KH"),
    ("ho_tro_khai_hoang.vs_plan.times", "gấp 1,8 lần so với KH"),
    ("ho_tro_voi.vs_plan.times", "gấp 2,6 lần so với KH"),
    ("ho_tro_co_gioi_hoa.vs_plan", "đạt 77,8% KH"),
    ("ty_le_tot_nghiep", "97,76%"),
    ("hoan_thanh_tieu_hoc.vs_last_year.short", "tăng 0,2 điểm %"),
    ("kha_gioi_thcs.vs_last_year.short", "tăng 2,2 điểm %"),
    ("kha_gioi_thpt.vs_last_year.short", "tăng 4,7 điểm %"),
    ("kha_gioi_gdtx.vs_last_year.short", "tăng 10,8 điểm %"),
]

# Published otherwise: expression, what was published, what is right. Why it was wrong stands beside it.
MENDED_NINE_MONTHS = [
    # a rate against its plan, and against last year, is compared in points
    ("ty_le_che_phu_rung.vs_plan", "vượt 0,3% kế hoạch", "vượt 0,3 điểm % so với kế hoạch"),
    ("con_thu_ba.vs_last_year", "giảm 0,39% so với cùng kỳ năm trước", "giảm 0,39 điểm % so với cùng kỳ năm trước"),
    # the sign was left out
    ("xuat_khau_dia_phuong.vs_plan", "đạt 67,72 kế hoạch", "đạt 67,72% kế hoạch"),
    # 39,336 is rounded half up
    ("ho_so_dung_han.share_of(ho_so_da_tra).bare", "39,33%", "39,34%"),
    # no whole number of people gives 3,3
    ("hiv_moi.vs_last_year.short", "giảm 3,3%", "giảm 3,2%"),
]

PUBLISHED_JANUARY = [
    ("dien_tich_ngo_dong", "3.208 ha"),
    ("san_luong_ngo_dong", "10.522 tấn"),
    ("thit_hoi", "1,3 nghìn tấn"),
    ("thit_lon_hoi", "0,91 nghìn tấn"),
    ("the_tich_nuoi_ca_nuoc_lanh.reached", "ước đạt 18.590 m³"),
    ("san_luong_thuy_san.reached", "ước đạt 116 tấn"),
    ("thu_dvmtr", "4.261,4 triệu đồng"),
    ("chi_dvmtr", "544,8 triệu đồng"),
    ("gtsx_cong_nghiep.reached(1)", "ước đạt 142,5 tỷ đồng"),
    ("gtsx_cong_nghiep.vs_last_year", "giảm 23,3% so với cùng kỳ năm trước"),
    ('von_keo_dai.at("2020-12")', "121,03 tỷ đồng"),
    ('giai_ngan_keo_dai.at("2020-12").as_of', "31/12/2020"),
    ('giai_ngan_keo_dai.at("2020-12")', "96,57 tỷ đồng"),
    ('giai_ngan_keo_dai.at("2020-12").share_of(von_keo_dai).equal.short', "bằng 79,8%"),
    ("giai_ngan_nam_truoc.share_of(ke_hoach_von_nam_truoc).equal.short", "bằng 77%"),
    ("ke_hoach_von", "1.768,4 tỷ đồng"),
    ("ban_le.reached(2)", "ước đạt 593,09 tỷ đồng"),
    ("ban_le.vs_last_year", "giảm 6,3% so với cùng kỳ năm trước"),
    ("xuat_nhap_khau.reached(3)", "ước đạt 3,869 triệu USD"),
    ("xuat_khau_dia_phuong.reached(3)", "ước đạt 1,669 triệu USD"),
    ("xuat_khau_che(3)", "0,691 triệu USD"),
    ("xuat_khau_chuoi(3)", "0,978 triệu USD"),
    ("khach_du_lich", "44.515 lượt khách"),
    ("khach_du_lich.vs_last_year.short", "tăng 27,2%"),
    ("doanh_thu_du_lich.reached", "ước đạt 28,9 tỷ đồng"),
    ("doanh_thu_du_lich.vs_last_year.short", "giảm 41,6%"),
    ("thu_ngan_sach_dia_phuong.as_of", "15/01/2021"),
    ("thu_ngan_sach_dia_phuong.year_to_date", "522,7 tỷ đồng"),
    ("thu_ngan_sach_dia_phuong.vs_plan.equal.short", "bằng 7%"),
    ("thu_ngan_sach.year_to_date", "38,8 tỷ đồng"),
    ("thu_ngan_sach.vs_plan.equal", "bằng 2% dự toán HĐND tỉnh giao"),
    ("chi_ngan_sach.year_to_date", "35,1 tỷ đồng"),
    ("chi_ngan_sach.vs_plan.equal", "bằng 1% dự toán HĐND tỉnh giao"),
    ("huy_dong_von", "16.480 tỷ đồng"),
    ("huy_dong_von.vs_last_year", "tăng 5,5% so với cùng kỳ năm trước"),
    ("huy_dong_tai_cho.reached", "ước đạt 7.605 tỷ đồng"),
    ("huy_dong_tai_cho.vs_last_year", "tăng 4,9% so với cùng kỳ năm trước"),
    ("du_no.reached", "ước đạt 15.629 tỷ đồng"),
    ("du_no.vs_last_year", "tăng 6,4% so với cùng kỳ năm trước"),
    ("dn_moi.number", "03"),
    ("von_dn_moi", "7 tỷ đồng"),
    ("dn_giai_the.number", "01"),
    ("du_an_moi", "01 dự án"),
    ("dang_cach_ly", "144 trường hợp"),
    ("cach_ly_co_so_y_te", "01 trường hợp"),
    ('kham_benh.above("nghìn")', "trên 76 nghìn lượt"),
    ("co_so_dat.share_of(co_so_kiem_tra).short", "chiếm 97,6%"),
    ("co_so_vi_pham", "07 cơ sở"),
    ("don_thu", "04 đơn"),
    ("toi_pham_ttxh_lam_ro.number", "16"),
    ("tai_nan_vu", "07 vụ"),
    ("tai_nan_chet", "01 người chết"),
    ("tai_nan_bi_thuong", "09 người bị thương"),
]

MENDED_JANUARY = [
    # "tăng N lần" has two readings
    ("xuat_nhap_khau.vs_last_year.times", "tăng 4,3 lần", "gấp 4,3 lần so với cùng kỳ năm trước"),
    ("xuat_khau_dia_phuong.vs_last_year.times", "tăng tăng 6,5 lần", "gấp 6,5 lần so với cùng kỳ năm trước"),
    # a factor of a thousand: the nine-month report of 2020 has 1.521 nghìn con
    ("dan_gia_cam.reached", "ước đạt 1,56 nghìn con", "ước đạt 1.560 nghìn con"),
    # one unit for one indicator
    ("dan_gia_suc.reached", "ước đạt 304,97 nghìn con", "ước đạt 304.970 con"),
]

PUBLISHED_AUGUST_REPORT = [
    ("tasks.as_of", "20/8/2021"),
    ('tasks.by("Chính phủ").total', "28"),
    ('tasks.by("Chính phủ").done_on_time', "20"),
    ('tasks.by("Chính phủ").open', "08"),
    ('tasks.by("Chính phủ").in_time', "03"),
    ('tasks.by("Chính phủ").no_due_date', "05"),
    ("van_ban_den", "3.150 văn bản"),
    ("van_ban_ban_hanh", "826 văn bản"),
    ("ho_so_tiep_nhan", "2.331 hồ sơ"),
    ("ho_so_truc_tuyen", "953 hồ sơ"),
    ("ho_so_da_tra.out_of(ho_so_phai_giai_quyet)", "2.362/3.447 hồ sơ"),
    ("ho_so_ky_truoc", "1.127 hồ sơ"),
]

PUBLISHED_AUGUST_NOTICE = [
    ("gtsx_cong_nghiep.vs_last_year.short(1)", "tăng 11,3%"),
    ("nha_may_thuy_dien_moi.number", "01"),
    ("cong_suat_thuy_dien_moi(0)", "25 MW"),
    ("che_trong_moi.vs_plan.short", "vượt 5%"),
    ("trong_rung.vs_plan.short", "vượt 9%"),
    ("mac_ca_trong_moi.vs_plan.short", "vượt 1,3%"),
    ("ty_le_giai_ngan.vs_last_year", "tăng 2 điểm % so với cùng kỳ năm trước"),
]

ALL = [
    (document, expression, expected)
    for document, rows in (
        (NINE_MONTHS, [*PUBLISHED_NINE_MONTHS, *PUBLISHED_WHOLE_PERIOD]),
        (NINE_MONTHS, [(expression, right) for expression, _, right in MENDED_NINE_MONTHS]),
        (JANUARY, PUBLISHED_JANUARY),
        (JANUARY, [(expression, right) for expression, _, right in MENDED_JANUARY]),
        (AUGUST_REPORT, PUBLISHED_AUGUST_REPORT),
        (AUGUST_NOTICE, PUBLISHED_AUGUST_NOTICE),
    )
    for expression, expected in rows
]


@cache
def workspace(root: Path = ROOT) -> Workspace:
    return Workspace(root)


@cache
def vocabulary(document: tuple[str, str]) -> Vocabulary:
    period = Period.parse(document[0])
    return Vocabulary(workspace(), period, workspace().document(period, document[1]).record)


@cache
def prose_of(root: Path, period: Period, name: str) -> tuple[Prose, tuple[Finding, ...]]:
    """The document's text and everything found on the way to it."""
    place = workspace(root)
    loaded = place.document(period, name)
    assert loaded.record is not None, loaded.findings
    path = place.template_path(loaded.record.template or name)
    assert path is not None
    words = Vocabulary(place, period, loaded.record)
    prose = read_slots(loaded, load_template(path).slots, words, draft=False)
    return prose, (*loaded.findings, *prose.findings, *words.findings)


def printed(expression: str, document: tuple[str, str]) -> Printed:
    steps = parse_expression(expression)
    assert not isinstance(steps, Misspelling)
    said = vocabulary(document).resolve(steps)
    assert isinstance(said, Printed)
    return said


def plain(text: str) -> str:
    """Without the marks that keep a number and its unit on one line."""
    return text.replace("\u00a0", " ")


def wording(blocks: tuple[Block, ...]) -> str:
    """Every word of the blocks, notes included."""
    notes = (
        "".join(part.text for part in span.spans) for block in blocks for span in block.spans if isinstance(span, Note)
    )
    return plain("\n".join([*(block.text for block in blocks), *notes]))


def documents_of(root: Path) -> list[tuple[Period, str]]:
    return [(period, name) for period in workspace(root).periods() for name in workspace(root).documents(period)]


EVERY_DOCUMENT = [(root, *document) for root in (ROOT, *EXAMPLES) for document in documents_of(root)]


@pytest.mark.parametrize(("document", "expression", "expected"), ALL)
def test_prints_what_was_published(document: tuple[str, str], expression: str, expected: str) -> None:
    assert plain(printed(expression, document).text) == expected


@pytest.mark.parametrize(("document", "expression", "expected"), ALL)
def test_document_carries_the_figure(document: tuple[str, str], expression: str, expected: str) -> None:
    """The sample documents print the figure through an expression, not typed."""
    prose, _ = prose_of(ROOT, Period.parse(document[0]), document[1])
    texts = {plain(use.text) for use in prose.uses}
    assert expected in texts or any(text.startswith(expected) for text in texts)


@pytest.mark.parametrize(
    ("document", "published"),
    [(NINE_MONTHS, row[1]) for row in MENDED_NINE_MONTHS] + [(JANUARY, row[1]) for row in MENDED_JANUARY],
)
def test_slips_of_the_published_reports_are_gone(document: tuple[str, str], published: str) -> None:
    prose, _ = prose_of(ROOT, Period.parse(document[0]), document[1])
    assert published not in "\n".join(wording(blocks) for blocks in prose.slots.values())


def test_nine_months_come_from_monthly_files_alone() -> None:
    """Of the period's own folder nothing is needed: months of two years and the plans of the catalog."""
    indicators = set()
    for expression, _ in PUBLISHED_NINE_MONTHS:
        uses = printed(expression, NINE_MONTHS).uses
        files = {place.file for use in uses for place in use.places}
        assert files
        assert all(re.fullmatch(r"data/(20(19|20)-0[1-9]/indicators|catalog)\.yaml", file) for file in files), files
        indicators |= {use.figure for use in uses}
    assert len(indicators) >= 40


def test_a_flow_needs_every_month() -> None:
    uses = printed("ban_le", NINE_MONTHS).uses
    assert sorted({place.file for use in uses for place in use.places}) == [
        f"data/2020-0{month}/indicators.yaml" for month in range(1, 10)
    ]


def test_counted_tasks_have_names_of_units() -> None:
    """Every unit that leads or supports a task stands in agency.yaml, so that its name has one spelling."""
    for root in (ROOT, *EXAMPLES):
        agency = workspace(root).agency().record
        assert agency is not None
        names = {unit.name for unit in agency.units}
        tasks = [task for period in workspace(root).periods() for task in workspace(root).tasks(period).record or ()]
        for period, name in documents_of(root):
            record = workspace(root).document(period, name).record
            tasks += record.tasks if record else ()
        assert {unit for task in tasks for unit in (*task.lead, *task.support)} <= names


@pytest.mark.parametrize("root", [ROOT, *EXAMPLES], ids=lambda root: root.name)
def test_files_of_figures_are_sound(root: Path) -> None:
    place = workspace(root)
    findings = [*place.agency().findings, *place.catalog().findings]
    for period in place.periods():
        findings += [*place.figures(period).findings, *place.tasks(period).findings]
    assert findings == []
    known = set(place.catalog().record or ())
    for period in place.periods():
        figures = place.figures(period).record
        assert figures is not None
        assert set(figures.entries) <= known


@pytest.mark.parametrize(("root", "period", "name"), EVERY_DOCUMENT, ids=lambda value: getattr(value, "name", value))
def test_documents_read_without_a_warning(root: Path, period: Period, name: str) -> None:
    _, findings = prose_of(root, period, name)
    assert [finding for finding in findings if finding.severity.value != "note"] == []


@pytest.mark.parametrize("path", sorted(ROOT.glob("data/*/indicators.yaml")), ids=lambda path: path.parent.name)
def test_every_figure_names_its_source(path: Path) -> None:
    """Beside each figure stands whether it was published or is there for illustration."""
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# ")
    entries = re.split(r"\n(?=[a-z])", text)[1:]
    unsourced = [
        entry.splitlines()[0]
        for entry in entries
        if not entry.startswith(("as_of:", "status:")) and not re.search(r"(?i)minh họa|đã công bố|báo cáo", entry)
    ]
    assert unsourced == []


@pytest.mark.parametrize("root", [ROOT, *EXAMPLES], ids=lambda root: root.name)
def test_people_are_plainly_invented(root: Path) -> None:
    agency = workspace(root).agency().record
    assert agency is not None
    names = {signature.name for signature in agency.signatures.values()}
    assert names <= {"Nguyễn Văn A", "Trần Thị B", "Lê Văn C", "Phạm Thị D"}
