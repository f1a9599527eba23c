"""An invented person, who tells, writes down and asks on the command line."""

import datetime as dt

TODAY = dt.datetime.now().astimezone().date()


def days_ago(days):
    return (TODAY - dt.timedelta(days)).isoformat()


class Person:
    """Write things down and ask; what the program says comes in Dutch unless asked in English."""

    def __init__(self, magapp):
        self._magapp = magapp

    def ask(self, *words, lang="nl"):
        answer = self._magapp(*words, "--lang", lang)
        assert answer.status == 0, answer.err
        return answer

    def tells(self, *facts):
        self.ask("profile", *facts)
        return self

    def writes(self, text, days=0, **options):
        pairs = [word for key, value in options.items() for word in (f"--{key}", value)]
        self.ask("add", text, "--day", days_ago(days), *pairs)
        return self

    def takes(self, medicine, time, days=0):
        self.ask("dose", medicine, "--time", time, "--day", days_ago(days))
        return self

    def notes(self, *habits, days=0):
        self.ask("habits", *habits, "--day", days_ago(days))
        return self

    def answers(self, *complaints, days=0):
        return self.ask("symptoms", *complaints, "--day", days_ago(days))

    def three_complete_days(self, *lines):
        """Write the lines down on each of the last three days, and call those days complete."""
        for days in (1, 2, 3):
            for line in lines:
                self.writes(line, days)
            self.ask("day", days_ago(days), "--state", "complete")
        return self

    def advice(self, lang="nl"):
        return self.ask("advice", "--json", lang=lang).json

    def day(self, days=0, lang="nl"):
        return self.ask("day", days_ago(days), "--json", lang=lang).json

    def step(self, step_id, lang="nl"):
        return next(step for step in self.advice(lang)["steps"] if step["id"] == step_id)

    def because(self, step_id, lang="nl"):
        return " ".join(self.step(step_id, lang)["because"])

    def gate(self, gate_id, lang="nl"):
        """Give the gate or note of that name, or nothing."""
        advice = self.advice(lang)
        found = [each for each in (*advice["gates"], *advice["notes"]) if each["id"] == gate_id]
        return found[0] if found else None

    def alerts(self, days=0):
        return [each["id"] for each in self.day(days)["alerts"]]
