import wtforms


class Login(wtforms.Form):
    name = wtforms.StringField()


def render(form, titles):
    html = ''
    for field, title in zip(form, titles):
        html += field()
        html += title
    return html
