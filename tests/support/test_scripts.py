"""Scripts whose words are not told apart by spaces, or carry particles."""

from __future__ import annotations

import pytest

from auditor.model import Support
from auditor.support.judge import build_judge
from auditor.support.passages import analyse
from tests.support.pages import claim, page

JUDGE = build_judge()

JAPANESE = """港町ハマベの灯台
ハマベ灯台は1884年5月12日に初めて点灯された。設計者は技師の山田太郎である。
高さは32メートルで、光は18海里先まで届く。
1997年に自動化され、最後の灯台守は島を離れた。
地元の高校生が毎年夏に壁を白く塗り直している。
"""
CHINESE = """海滨灯塔
海滨灯塔于1884年5月12日首次点亮。设计者是工程师王大明。
灯塔高32米，光线可达18海里。
1997年实现自动化，最后一位守塔人离开了岛。
成人门票50元，儿童免费。2019年约有4.1万人参观。
"""
KOREAN = """해변 등대
해변 등대는 1884년 5월 12일에 처음 불을 밝혔다. 설계자는 기사 박준호이다.
높이는 32미터이며 불빛은 18해리까지 닿는다.
1997년에 자동화되었고 마지막 등대지기는 섬을 떠났다.
지역 고등학생들이 해마다 여름에 벽을 하얗게 칠한다.
"""
THAI = """ประภาคารริมทะเล
ประภาคารแห่งนี้จุดไฟครั้งแรกเมื่อวันที่ 12 พฤษภาคม ค.ศ. 1884 ผู้ออกแบบคือวิศวกรสมชาย ใจดี
ประภาคารสูง 32 เมตร และแสงส่องไปไกล 18 ไมล์ทะเล
ในปี 1997 ประภาคารเปลี่ยนเป็นระบบอัตโนมัติ และผู้เฝ้าคนสุดท้ายออกจากเกาะ
นักเรียนมัธยมในท้องถิ่นทาสีกำแพงเป็นสีขาวทุกฤดูร้อน
"""


@pytest.mark.parametrize(
    ("said", "text", "lang"),
    [
        ("ハマベ灯台は1884年に初めて点灯した。", JAPANESE, "ja"),
        ("毎年夏に高校生が壁を塗り直す。", JAPANESE, "ja"),
        ("海滨灯塔在1884年首次点亮。", CHINESE, "zh"),
        ("1997年灯塔实现了自动化。", CHINESE, "zh"),
        ("등대의 높이는 32미터이다.", KOREAN, "ko"),
        ("등대는 1997년에 자동화되었다.", KOREAN, "ko"),
        ("ประภาคารจุดไฟครั้งแรกในปี 1884", THAI, "th"),
        ("นักเรียนมัธยมทาสีกำแพงทุกฤดูร้อน", THAI, "th"),
    ],
)
def test_what_the_page_says_with_other_particles_is_found(said: str, text: str, lang: str) -> None:
    assert JUDGE.judge(claim(said), page(text, lang=lang)).support is Support.SUPPORTED


@pytest.mark.parametrize(
    ("said", "text", "lang"),
    [
        ("灯台の高さは82メートルである。", JAPANESE, "ja"),
        ("隣の水族館は冬に閉まる。", JAPANESE, "ja"),
        ("灯塔的高度为82米。", CHINESE, "zh"),
        ("附近的水族馆冬天关闭。", CHINESE, "zh"),
        ("등대의 높이는 82미터이다.", KOREAN, "ko"),
        ("설계자는 김민수이다.", KOREAN, "ko"),
        ("ความสูงของประภาคารคือ 82 เมตร", THAI, "th"),
        ("ผู้ออกแบบคือมานะ รักดี", THAI, "th"),
    ],
)
def test_another_figure_another_name_or_another_matter_is_not_supported(
    said: str, text: str, lang: str
) -> None:
    assert JUDGE.judge(claim(said), page(text, lang=lang)).support is not Support.SUPPORTED


def test_an_abbreviated_era_ends_no_thai_sentence() -> None:
    quotes = [span.of(THAI) for span in analyse(THAI, "th").sentences]
    assert quotes == THAI.strip().split("\n")
