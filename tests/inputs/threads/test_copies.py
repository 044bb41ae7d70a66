"""Text that was copied or exported for people: forum pages, WhatsApp."""

from __future__ import annotations

import re
from datetime import datetime, timezone

import pytest

from auditor.errors import InputError
from tests.inputs.threads.exports import posts
from tests.inputs.threads.fixtures import AVATAR, PAGES, REDDIT, STACK_PAGE, WHATSAPP


def test_a_page_with_avatars_has_its_article_its_posts_and_their_replies() -> None:
    article, first, second, third, fourth = posts(AVATAR)
    assert (article.author, article.body) == ("Nora Furn", "The town has decided.")
    assert (first.author, first.body) == ("Ada Byron", "Who pays for it?")
    assert {post.thread for post in posts(AVATAR)} == {"A bridge is to be built"}
    assert second.body.startswith("@Ada Byron,\n\n« Who")
    assert (second.parent, third.parent) == (first.id, None)
    assert fourth.parent == first.id  # whose words it quotes, not the author's latest
    assert fourth.body.endswith("Nobody.")
    lines = AVATAR.split("\n")
    assert lines[second.location.line - 1].startswith("avatar Bert")


@pytest.mark.parametrize("name", PAGES)
def test_the_posts_of_a_page_are_without_its_buttons(name: str) -> None:
    joined = "\n".join(post.body for post in posts(PAGES[name]))
    assert "Who pays for it?" in joined
    assert "The town." in joined
    authors = [post.author.casefold()[:3] for post in posts(PAGES[name])]
    assert {"ada", "ber"} <= set(authors)
    assert not re.search(r"reply|top$|share|like|badge", joined, re.IGNORECASE | re.MULTILINE)


@pytest.mark.parametrize("name", ["phpbb", "vbulletin", "disqus", "reddit"])
def test_pages_tell_whom_a_post_answers(name: str) -> None:
    first, second, *_ = posts(PAGES[name])
    assert second.parent == first.id


@pytest.mark.parametrize("name", ["phpbb", "phpbb2", "discourse", "telegram"])
def test_dates_that_say_all_are_read(name: str) -> None:
    assert posts(PAGES[name])[0].posted_at == datetime(2024, 3, 4, 15, 12, tzinfo=timezone.utc)


@pytest.mark.parametrize("name", ["vbulletin", "disqus", "discord", "youtube"])
def test_dates_that_may_be_two_days_are_not_guessed(name: str) -> None:
    assert posts(PAGES[name])[0].posted_at is None


def test_a_xenforo_page_has_its_posts_without_profiles() -> None:
    first, second, third = posts(PAGES["xenforo"])
    assert [post.author for post in (first, second, third)] == ["Ada", "Bert", "Ada"]
    assert first.body == "Who pays for it?\n\nSee https://a.test/x"
    assert second.body.endswith("The town.")
    assert (second.parent, third.body) == (first.id, "Thanks.")
    assert first.posted_at == datetime(2024, 3, 4, tzinfo=timezone.utc)
    assert {post.thread for post in (first, second)} == {"Bridge to be built"}


def test_a_slack_page_has_its_messages() -> None:
    first, second, third = posts(PAGES["slack"])
    assert [post.author for post in (first, second, third)] == ["Ada Byron", "Bert", "bridgebot"]
    assert first.body == "Who pays for it?\nhttps://a.test/x"
    assert second.body == "The town.\nAll of it (edited)"
    assert third.body == "A reminder: vote today."
    assert first.posted_at is None  # a time, of no day


def test_deleted_posts_are_told() -> None:
    assert [post.problem for post in posts(REDDIT)] == ["", "", "deleted"]


def test_comments_below_a_question_are_posts() -> None:
    assert [post.author for post in posts(STACK_PAGE)] == ["Ada", "Cy", "Bert"]


@pytest.mark.parametrize("name", PAGES)
def test_one_header_makes_no_page(name: str) -> None:
    with pytest.raises(InputError):
        posts("Some words.\n\n" + PAGES[name].split("The town.")[0].split("Who pays")[0])


def test_a_chat_has_messages_of_several_lines_and_no_notices() -> None:
    first, media, deleted, last = posts(WHATSAPP)
    assert (first.author, first.body) == ("Ada", "Look: https://a.test/x\nand this")
    assert first.posted_at == datetime(2020, 12, 31, 23, 56, tzinfo=timezone.utc)
    assert (media.author, bool(media.problem), deleted.problem) == ("Bert", True, "deleted")
    assert (last.author, last.location.line) == ("Cy Young", 8)


@pytest.mark.parametrize(
    ("header", "read"),
    [
        ("06.08.2016, 13:23 - Ada: ", datetime(2016, 8, 6, 13, 23)),
        ("[13/2/21, 1:23:45\u202fPM] Ada: ", datetime(2021, 2, 13, 13, 23, 45)),
        ("\u200e[13/2/21, 12:00:01 AM] ~\u202fAda: ", datetime(2021, 2, 13, 0, 0, 1)),
        ("2/13/21, 1:23 pm - Ada: ", datetime(2021, 2, 13, 13, 23)),
        ("13/2/2021, 1:23 p. m. - Ada: ", datetime(2021, 2, 13, 13, 23)),
        ("2021/2/13 下午1:23 - Ada: ", datetime(2021, 2, 13, 13, 23)),
        ("2021-02-13, 13.23 - Ada: ", datetime(2021, 2, 13, 13, 23)),
        ("1/2/21, 13:23 - Ada: ", None),
        ("99/99/21, 99:99 - Ada: ", None),
    ],
)
def test_the_headers_of_any_phone_are_read(header: str, read: datetime | None) -> None:
    first, second = posts(f"{header}one\nmore: of it\n{header}two\n", forced="whatsapp")
    assert (first.author, first.body, second.body) == ("Ada", "one\nmore: of it", "two")
    assert first.posted_at == (read.replace(tzinfo=timezone.utc) if read else None)


def test_the_order_of_dates_is_that_in_which_time_goes_on() -> None:
    chat = "".join(f"1/{month}/21, 10:00 - Ada: x\n" for month in (10, 11, 12))
    assert {post.posted_at for post in posts(chat)} == {None}  # three days, or three months
    there_and_back = chat + "2/1/21, 10:00 - Ada: x\n"
    assert posts(there_and_back)[0].posted_at == datetime(2021, 1, 10, 10, tzinfo=timezone.utc)
