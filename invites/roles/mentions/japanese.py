"""Roles that a Japanese message asks for. Japanese has no spaces: one pattern instead of words."""

import re

_DEPARTMENTS = {
    "sales": "営業|セールス",
    "legal": "法務|リーガル|コンプライアンス",
    "marketing": "マーケティング|マーケ|広報|宣伝",
    "finance": "経理|財務|会計",
    "people_hr": "人事|採用担当",
    "engineering": "開発|エンジニアリング|技術",
    "design": "デザイン",
    "product": "プロダクト",
    "it_security": "情報システム|情シス|セキュリティ|情報セキュリティ",
    "support": "サポート|カスタマーサポート",
    "customer_success": "カスタマーサクセス",
    "procurement": "調達|購買",
    "data": "データ分析|データサイエンス",
    "operations": "総務|オペレーション",
    "executive": "経営陣|経営企画|役員",
}
_PEOPLE = {
    "legal": "弁護士|法務担当者?",
    "design": "(?:UX|UI|プロダクト)?デザイナー",
    "engineering": "エンジニア|開発者|プログラマー",
    "data": "データサイエンティスト|データアナリスト|アナリスト",
    "sales": "営業担当者?|営業マン",
    "product": "プロダクトマネージャー|PdM|PM(?![A-Za-z])",
    "finance": "会計士|税理士|経理担当者?",
    "marketing": "マーケター|マーケティング担当者?",
    "project_management": "プロジェクトマネージャー",
    "sales_leadership": "営業部長|営業本部長|営業責任者",
    "finance_leadership": "経理部長|財務部長|CFO",
    "legal_leadership": "法務部長",
    "engineering_leadership": "開発部長|CTO",
    "people_hr_leadership": "人事部長",
    "marketing_leadership": "マーケティング部長|CMO",
}
_UNIT = r"(?:部門|部署|部|課|室|チーム|側|担当)?"
_WISH = (
    r"(?:ますか|ませんか|でしょうか|ください|下さい|ほしい|欲しい|お願い|いただけ|もらえ|頂け|必要です|必要だ|必要かも"
    r"|が必要|探して|ですか|たいです|たいのですが|たいんですが|ましょう|いますか|いないか|いない[?\uff1f]|いる[?\uff1f]|[?\uff1f])"
)
_DONE = re.compile(
    r"ました|済み|済んで|不要|必要ありません|必要ない|しなくて|いただいた|もらった|募集|採用(?:し|中|面接)|応募"
)
_SENTENCE = re.compile(r"[^。!\uff01\n]+")
_JAPANESE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")


def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    people = [
        (rf"(?:{words})(?:さん|の方)?(?:が|を|は|の|に|も)?.{{0,24}}?{_WISH}", role)
        for role, words in _PEOPLE.items()
    ]
    departments = [
        (
            (
                rf"(?:{words}){_UNIT}(?:の(?:方|かた|人|誰か|だれか|どなたか|メンバー|担当|皆さん|みなさん|助け|協力|意見"
                rf"|承認|確認|レビュー|視点|チェック|どなた|誰)|から(?:誰か|どなたか)|に(?:も)?(?:確認|相談|レビュー|聞い|見て|依頼"
                rf"|お願い|声をかけ|入って|参加して|加わって|チェック|助けて)|を(?:巻き込|呼|入れ|交え)|さん).{{0,30}}?{_WISH}"
            ),
            role,
        )
        for role, words in _DEPARTMENTS.items()
    ]
    return tuple((re.compile(pattern), role) for pattern, role in (*people, *departments))


_PATTERNS = _patterns()
_ANY = re.compile("|".join([*_DEPARTMENTS.values(), *_PEOPLE.values()]))


def asked_for_in_japanese(text: str) -> list[str]:
    if not _JAPANESE.search(text) or not _ANY.search(text):
        return []
    asking = [each for each in _SENTENCE.findall(text) if not _DONE.search(each)]
    found = {role: None for each in asking for pattern, role in _PATTERNS if pattern.search(each)}
    heads = {role for role in found if role.endswith("_leadership")}
    return [role for role in found if f"{role}_leadership" not in heads]
