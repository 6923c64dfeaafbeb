"""Japanese titles as the English words that `titles` reads: they are written without spaces."""

import re
import unicodedata
from types import MappingProxyType

_WORDS = MappingProxyType(
    {
        "最高経営責任者": "ceo",
        "最高財務責任者": "cfo",
        "最高技術責任者": "cto",
        "最高執行責任者": "coo",
        "代表取締役": "ceo",
        "取締役": "board",
        "執行役員": "executives",
        "社長": "ceo",
        "会長": "chairman",
        "創業者": "founder",
        "営業推進": "sales operations",
        "営業企画": "sales operations",
        "インサイドセールス": "inside sales",
        "フィールドセールス": "sales",
        "セールスエンジニア": "sales engineer",
        "プリセールス": "presales",
        "ソリューションアーキテクト": "solutions architect",
        "営業": "sales",
        "セールス": "sales",
        "アカウントエグゼクティブ": "account executive",
        "アカウントマネージャー": "account manager",
        "マーケティング": "marketing",
        "広報": "public relations",
        "宣伝": "marketing",
        "カスタマーサクセス": "customer success",
        "カスタマーサポート": "customer support",
        "サポート": "support",
        "プロダクトマネージャー": "product manager",
        "プロダクトオーナー": "product owner",
        "プロダクトデザイナー": "product designer",
        "プロダクト": "product",
        "商品企画": "product",
        "デザイナー": "designer",
        "デザイン": "design",
        "データサイエンティスト": "data scientist",
        "データアナリスト": "data analyst",
        "データエンジニア": "data engineer",
        "データ": "data",
        "セキュリティ": "security",
        "情報システム": "information technology",
        "情シス": "information technology",
        "社内se": "it specialist",
        "エンジニアリングマネージャー": "engineering manager",
        "ソフトウェアエンジニア": "software engineer",
        "エンジニア": "engineer",
        "プログラマー": "programmer",
        "開発": "development",
        "技術": "engineering",
        "プロジェクトマネージャー": "project manager",
        "プロジェクトリーダー": "project lead",
        "法務": "legal",
        "弁護士": "lawyer",
        "コンプライアンス": "compliance",
        "知的財産": "ip",
        "経理": "accounting",
        "財務": "finance",
        "会計": "accounting",
        "人事": "hr",
        "採用": "recruiting",
        "労務": "hr",
        "調達": "procurement",
        "購買": "procurement",
        "資材": "procurement",
        "総務": "operations",
        "物流": "logistics",
        "業務": "operations",
        "経営企画": "strategy operations",
        "秘書": "secretary",
        "本部長": "head",
        "副部長": "deputy head",
        "部長": "head",
        "次長": "deputy head",
        "課長": "head",
        "室長": "head",
        "責任者": "head",
        "統括": "head",
        "リーダー": "leader",
        "主任": "",
        "係長": "",
        "マネージャー": "manager",
        "マネジャー": "manager",
        "ディレクター": "director",
        "アシスタント": "assistant",
        "アソシエイト": "associate",
        "シニア": "senior",
        "担当": "",
        "社員": "",
        "本部": "",
        "部": "",
        "課": "",
        "室": "",
    }
)
_WORD = re.compile("|".join(sorted(map(re.escape, _WORDS), key=len, reverse=True)))
_WRITTEN = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uff00-\uffef]")


def in_english(text: str) -> str:
    """The same title in words that `titles` knows; what is not Japanese stays.

    >>> in_english("営業部長").split()
    ['sales', 'head']
    """
    if not _WRITTEN.search(text):
        return text
    plain = unicodedata.normalize("NFKC", text)
    return _WORD.sub(lambda found: f" {_WORDS[found[0]]} ", plain)
