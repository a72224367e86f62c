"""The long words of every text, indexed, so that other texts with the words of a passage are found."""

import django.contrib.postgres.indexes
from django.db import migrations, models

import sources.models.text_version

# Characters nobody sees are those that `sources.normalising` leaves out; every other mark parts two words. A word longer
# than the index can hold is cut. The cost makes the planner take the index and never work it out for every text. What this brings is compared once more in Python.
LONG_WORDS_OF = """
CREATE FUNCTION long_words_of(body text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 100000 AS $$
    SELECT coalesce(array_agg(DISTINCT left(lower(word), 60)), '{}')
    FROM regexp_split_to_table(translate(body, U&'\\00AD\\180E\\200B\\200C\\200D\\200E\\200F\\202A\\202B\\202C\\202D\\202E\\2060\\2066\\2067\\2068\\2069\\FEFF', ''), '[^A-Za-z0-9]+') AS word
    WHERE length(word) >= 6
$$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("sources", "0002_bringing_in"),
    ]

    operations = [
        migrations.RunSQL(LONG_WORDS_OF, "DROP FUNCTION long_words_of(text);"),
        migrations.AddIndex(
            model_name="textversion",
            index=django.contrib.postgres.indexes.GinIndex(
                sources.models.text_version.WordsOf(models.F("text")), name="text_version_long_words"
            ),
        ),
    ]
