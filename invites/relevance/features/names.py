"""The features by name, in the order of their columns."""

from collections.abc import Mapping
from types import MappingProxyType

NAMES: tuple[str, ...] = tuple(
    """
    gap fit profile department report
    lasting lately actor near near_lately near_actor nearest covered last_writer mutual towards
    tied tied_lately asked_by_actor asks_actor asked
    added added_lately added_share followed joined_mine met
    together together_actor overlap overlap_lately whole whole_lately whole_share
    last_places last_six last_begun
    active active_lately active_share active_now active_today joined_here
    busy busy_lately addressed joins joins_lately joins_share
    hour_1 hours_6 day_1 days_3 minutes_15 within_hour within_4 within_day within_week
    recent silence turn rhythm hour
    topic topic_lately topic_best words words_share alike alike_actor alike_most same same_actor
    same_department departments same_title titles
    """.split()
)
COLUMN: Mapping[str, int] = MappingProxyType({name: i for i, name in enumerate(NAMES)})
