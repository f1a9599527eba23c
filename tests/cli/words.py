"""A week of entries typed on the command line."""


def filled_week(magapp):
    magapp("profile", "sex=female", "birth_year=1986")
    for number in (2, 3, 4):
        day = f"2026-11-0{number}"
        magapp("add", "2 sneetjes volkorenbrood", "--day", day, "--meal", "breakfast")
        magapp("add", "koffie", "--day", day, "--meal", "breakfast")
        magapp("add", "200 g spinazie", "--day", day, "--meal", "dinner")
    magapp("add", "300 mg magnesium", "--day", "2026-11-05")
