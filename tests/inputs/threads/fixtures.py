"""An export of each format, small and made up: what it is, and what is in it."""

from __future__ import annotations

DISQUS = """<?xml version="1.0" encoding="utf-8"?>
<disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals">
  <thread dsq:id="11">
    <link>https://blog.test/bridges</link>
    <title>Bridges of stone</title>
    <author><name>Host</name></author>
  </thread>
  <post dsq:id="901">
    <message><![CDATA[<p>See <a href="https://a.test/x">the survey</a>.</p>]]></message>
    <createdAt>2021-08-31T15:16:29Z</createdAt>
    <isDeleted>false</isDeleted><isSpam>false</isSpam>
    <author><name>Ada &amp; Co</name><username>ada</username></author>
    <thread dsq:id="11"/>
  </post>
  <post dsq:id="902">
    <message><![CDATA[<p>Really?</p>]]></message>
    <createdAt>2021-08-31T16:00:00Z</createdAt>
    <isDeleted>false</isDeleted><isSpam>true</isSpam>
    <author><name/><username>bert</username></author>
    <thread dsq:id="11"/>
    <parent dsq:id="901"/>
  </post>
  <post dsq:id="903">
    <message/><createdAt>2021-09-01T00:00:00Z</createdAt>
    <isDeleted>true</isDeleted><isSpam>false</isSpam>
    <author><name>Cy</name></author><thread dsq:id="11"/>
  </post>
</disqus>
"""

WORDPRESS = """<?xml version="1.0" encoding="UTF-8" ?>
<!-- a comment -->
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>A blog</title>
<item>
  <title>On bridges</title><link>https://blog.test/?p=5</link><dc:creator>ada</dc:creator>
  <content:encoded><![CDATA[First line.
Second line.

A paragraph.]]></content:encoded>
  <wp:post_id>5</wp:post_id><wp:post_date_gmt>2020-01-02 03:04:05</wp:post_date_gmt>
  <wp:status>publish</wp:status>
  <wp:comment>
    <wp:comment_id>5</wp:comment_id><wp:comment_author><![CDATA[Bert]]></wp:comment_author>
    <wp:comment_date_gmt>2020-01-03 00:00:00</wp:comment_date_gmt>
    <wp:comment_content><![CDATA[Thanks!<br />More at https://a.test/x]]></wp:comment_content>
    <wp:comment_approved>1</wp:comment_approved><wp:comment_parent>0</wp:comment_parent>
  </wp:comment>
  <wp:comment>
    <wp:comment_id>6</wp:comment_id><wp:comment_author>Cy</wp:comment_author>
    <wp:comment_content>No.</wp:comment_content>
    <wp:comment_approved>spam</wp:comment_approved><wp:comment_parent>5</wp:comment_parent>
  </wp:comment>
  <wp:comment>
    <wp:comment_id>7</wp:comment_id><wp:comment_author>Other site</wp:comment_author>
    <wp:comment_content>[...] bridges [...]</wp:comment_content>
    <wp:comment_approved>1</wp:comment_approved><wp:comment_type>pingback</wp:comment_type>
  </wp:comment>
</item>
<item><title>A picture</title><wp:post_id>8</wp:post_id><content:encoded></content:encoded></item>
</channel></rss>
"""

STACK_POSTS = """<?xml version="1.0" encoding="utf-8"?>
<posts>
  <row Id="1" PostTypeId="1" CreationDate="2019-05-01T10:00:00.500" OwnerUserId="7" \
Title="How?" Body="&lt;p&gt;How is it &lt;em&gt;done&lt;/em&gt;?&lt;/p&gt;&#xA;" />
  <row Id="2" PostTypeId="2" ParentId="1" CreationDate="2019-05-01T11:00:00.000" \
OwnerDisplayName="Ada" Body="&lt;p&gt;Like so: https://a.test/x&lt;/p&gt;" />
</posts>
"""
STACK_COMMENTS = """<?xml version="1.0" encoding="utf-8"?>
<comments>
  <row Id="1" PostId="2" Text="See [the manual](https://a.test/m)." \
CreationDate="2019-05-02T00:00:00.000" UserId="9" />
</comments>
"""

MBOX = """From ada at lists.test  Thu Apr 14 11:06:56 2022
From: ada at lists.test (Ada Byron)
Date: Thu, 14 Apr 2022 11:06:56 +0200
Subject: [list] Bridges
Message-ID: <one@lists.test>

Hello all,

From here one sees the bridge.
>From there too.

See https://a.test/x

_______________________________________________
list mailing list
https://lists.test/listinfo/list

From bert at lists.test  Fri Apr 15 09:00:00 2022
From: =?utf-8?q?Bert_Caf=C3=A9?= <bert@lists.test>
Date: Fri, 15 Apr 2022 09:00:00 -0000
Subject: Re: [list] Bridges
In-Reply-To: <one@lists.test>
Message-ID: <two@lists.test>
Content-Type: text/plain; charset=utf-8; format=flowed
Content-Transfer-Encoding: quoted-printable

> Hello all,
A long line that goes=20
on. See https://a.test/?q=3D1&caf=C3=A9
"""

EML = """Return-Path: <ada@lists.test>
From: "Byron, Ada" <ada@lists.test>
To: bert@lists.test
Subject: Bridges
Date: Thu, 14 Apr 2022 11:06:56 +0200
Message-ID: <one@lists.test>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="outer"

--outer
Content-Type: multipart/alternative; boundary="inner"

--inner
Content-Type: text/html; charset=utf-8

<p>See <a href="https://a.test/x">this</a>.</p>
--inner
Content-Type: text/plain; charset=iso-8859-1
Content-Transfer-Encoding: base64

VGhlIGNhZukuIGh0dHBzOi8vYS50ZXN0L3g=
--inner--
--outer
Content-Type: text/plain
Content-Disposition: attachment; filename=x.txt

not this
--outer--
"""

WHATSAPP = """12/31/20, 23:55 - Messages and calls are end-to-end encrypted.
12/31/20, 23:56 - Ada: Look: https://a.test/x
and this

12/31/20, 23:57 - Bert: <Media omitted>
1/1/21, 00:01 - Ada added Cy
1/1/21, 00:02 - Bert: This message was deleted
1/1/21, 00:03 - Cy Young: ok
"""

AVATAR = """A bridge is to be built

Nora Furn |

The town has decided.

avatar Ada Byron |\u00a0

Who pays for it?

avatar Bert |\u00a0

@Ada Byron,

« Who pays for it? »

The town. See https://a.test/x

avatar Ada Byron |\u00a0

So it was said.

avatar Cy |\u00a0

@Ada Byron

« Who pays for it? »

Nobody.

CONNEXION UTILISATEUR
Name
"""
PHPBB = """Board index ‹ Bridges

Re: The bridge
Post by Ada » Mon Mar 04, 2024 3:12 pm

Who pays for it?
Top

Bert
Posts: 12
Joined: Tue Jan 02, 2018 9:00 am
Re: The bridge
Post by Bert » Tue Mar 05, 2024 8:00 am

Ada wrote: ↑
Who pays for it?
The town.
Top
"""
PHPBB2 = """Author\tMessage
Ada

Joined: 02 Jan 2004
Posts: 17

Posted: Mon Mar 04, 2024 3:12 pm    Post subject: The bridge
Who pays for it?
Back to top

Bert

Posted: Tue Mar 05, 2024 8:00 am    Post subject: Re: The bridge
The town.
"""
VBULLETIN = """03-04-2024, 03:12 PM\t#1
Ada
Senior Member

Join Date: Jan 2004
Location: Here
Posts: 1,234
Default The bridge
Who pays for it?
Reply With Quote
03-05-2024, 08:00 AM\t#2
Bert
Member

Join Date: Feb 2005
Posts: 12
Default Re: The bridge
Quote:
Originally Posted by Ada
The town.
Reply With Quote
"""
DISQUS_PAGE = """Ada • 3 hours ago
Who pays for it?
2
•
Reply
•
Share ›
Bert ➤ Ada • 2 hours ago
The town.
Reply
"""
REDDIT = """u/Ada_B avatar
level 1
Ada_B
·
3 hr. ago
Who pays for it?

5

Reply
Share
level 2
bert99
OP
·
2 hr. ago
The town.
Reply
Share
level 1
cy_young
·
1 hr. ago
[deleted]
Reply
"""
OLD_REDDIT = """[–]Ada_B 12 points 3 years ago*\u0020
Who pays for it?

permalinkembedsavereportreply
[–]bert99[S] 1 point 3 years ago\u0020
The town.

permalinkembedsaveparentreportreply
"""
HACKER_NEWS = """ada_b 3 hours ago | next [–]

Who pays for it?

reply

bert 2 hours ago | parent | prev | next [–]

The town.

reply
Guidelines | FAQ | Lists | API
"""
DISCOURSE = """ada_b (Ada)  March 4, 2024, 3:12pm  #1

Who pays for it?

1 Like

bert  March 5, 2024, 8:00am  #2

The town.
"""
GITHUB = """ada-b commented on Mar 4, 2024
Contributor
Who pays for it?

bert
commented
on Mar 5, 2024
The town.
"""
STACK_PAGE = """Asked 3 years ago
12

Who pays for it?

Share
Improve this question
Follow
asked Mar 4, 2021 at 12:00
Ada's user avatar
Ada
1,23412 gold badges
What do you mean by it? – Cy Mar 4, 2021 at 12:10
Add a comment
1 Answer
5

The town.

Share
Improve this answer
answered Mar 5, 2021 at 8:00
Bert
42
"""
YOUTUBE = """@ada.b
3 years ago
Who pays for it?
12
Reply
@bert99
2 years ago (edited)
The town.
Reply
"""
TELEGRAM = """Ada, [04.03.2024 15:12]
Who pays for it?

Bert, [05.03.2024 08:00]
The town.
"""
DISCORD = """Ada — 03/04/2024 3:12 PM
Who pays for it?
Bert — Yesterday at 8:00 AM
The town.
"""
NEWS = """12 comments

Ada Byron
il y a 3 heures
Who pays for it?
Répondre
J'aime
Bert
il y a 2 heures
The town.
Répondre
"""

XENFORO = """Bridge to be built

Thread starter Ada
Start date Mar 4, 2024
A
Ada
Well-known member
Staff member
Joined
Dec 27, 2012
Messages
1,171
Reaction score
56
Mar 4, 2024

Add bookmark

#1
Who pays for it?

See https://a.test/x
Like Reply
Reactions:
Bert
B
Bert
New member
Joined
Jan 2, 2024
Messages
3
Mar 5, 2024
#2
Ada said:
Who pays for it?
Click to expand...
The town.
Last edited: Mar 5, 2024
Report
A
Ada
Well-known member
Staff member
Joined
Dec 27, 2012
Messages
1,172
Mar 6, 2024
Thread starter
#1,003
Thanks.
"""

SLACK_PAGE = """Ada Byron
  3:12 PM
Who pays for it?
https://a.test/x
:eyes:
1
2 replies

Bert
  3:14 PM
The town.
All of it (edited)
Monday, March 4th
bridgebot
APP
  9:01 AM
A reminder: vote today.
New
"""
SLACK_LINES = """Ada Byron  3:12 PM
Who pays for it?
Bert  3:14 PM
The town.
"""

PAGES = {
    "xenforo": XENFORO,
    "slack": SLACK_PAGE,
    "slack lines": SLACK_LINES,
    "avatar": AVATAR,
    "phpbb": PHPBB,
    "phpbb2": PHPBB2,
    "vbulletin": VBULLETIN,
    "disqus": DISQUS_PAGE,
    "reddit": REDDIT,
    "old reddit": OLD_REDDIT,
    "hacker news": HACKER_NEWS,
    "discourse": DISCOURSE,
    "github": GITHUB,
    "stack overflow": STACK_PAGE,
    "youtube": YOUTUBE,
    "telegram": TELEGRAM,
    "discord": DISCORD,
    "news site": NEWS,
}
EXPORTS = (
    ("disqus", DISQUS),
    ("wordpress", WORDPRESS),
    ("stackexchange", STACK_POSTS),
    ("stackexchange", STACK_COMMENTS),
    ("mbox", MBOX),
    ("eml", EML),
    ("whatsapp", WHATSAPP),
    *(("forum", page) for page in PAGES.values()),
)
"""The format's name, and an export of it."""
