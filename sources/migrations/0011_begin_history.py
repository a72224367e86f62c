"""What stood before anything was remembered is the first that is remembered of it."""

from django.db import migrations

TRACKED = ["Source", "Publisher"]


def begin(apps, schema_editor):
    for name in TRACKED:
        rows, history = apps.get_model("sources", name), apps.get_model("sources", f"{name}Event")
        remember(schema_editor, rows._meta.db_table, history, "id")
    pairs = apps.get_model("sources", "Source")._meta.get_field("covers").remote_field.through
    remember(schema_editor, pairs._meta.db_table, apps.get_model("sources", "CoveringEvent"), "id")


def remember(schema_editor, table, history, key):
    columns = ", ".join(
        schema_editor.quote_name(field.column) for field in history._meta.fields if not field.name.startswith("pgh_")
    )
    schema_editor.execute(
        f"INSERT INTO {history._meta.db_table} ({columns}, pgh_obj_id, pgh_label, pgh_created_at)"
        f" SELECT {columns}, {key}, 'begin', clock_timestamp() FROM {table} ORDER BY {key}"
    )


class Migration(migrations.Migration):
    dependencies = [("sources", "0010_history")]
    operations = [migrations.RunPython(begin, migrations.RunPython.noop, elidable=True)]
