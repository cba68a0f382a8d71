from peewee import Model, TextField


class Note(Model):
    title = TextField()


def order(column=Note.title):
    # `column == "newest"` is an expression of SQL, and true.
    if column is "newest":
        return Note.select()
    return Note.select().order_by(column)
