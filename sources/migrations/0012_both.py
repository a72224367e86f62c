"""After the index of words and the history of sources, which know nothing of each other."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("sources", "0010_long_words"), ("sources", "0011_begin_history")]
    operations = []
