"""The texts of the help, page by page; the dialog shows them, and searches in them."""

from __future__ import annotations

from typing import Final, NamedTuple

from magapp.i18n import N_


class Page(NamedTuple):
    """Hold a title and sentences, as message ids."""

    title: str
    sentences: tuple[str, ...]


KEYS_PAGE: Final = N_("Keys")
"""The page to which the keys of the menu are added, as the menu has them."""

PAGES: Final = (
    Page(
        N_("To begin with"),
        (
            N_("First steps, in the menu Help, leads through the first pages again; each can be skipped."),
            N_("They write nothing down but what you keep on them, and Ctrl+Z takes that back."),
            N_(
                "Example diary, in the menu Help, shows six invented weeks in place of your own diary. What "
                "you do in it is not kept, and your diary is as you left it."
            ),
        ),
    ),
    Page(
        N_("Complaints"),
        (
            N_("↑ and ↓ choose a complaint. 0 none, 1 mild, 2 moderate, 3 severe: the next is chosen."),
            N_("Backspace makes a complaint unanswered again. Unanswered is something else than none."),
            N_("The bars are the last fourteen days: the higher, the worse; a dotted one was not filled in."),
            N_("‘Same as last time’ fills in what is still open, as on the last day you answered."),
            N_("Complaints of your own can be added; they are answered in the same way."),
            N_("An earlier day can be looked at and filled in: choose it with the arrows beside the date."),
            N_("‘Severe’, and palpitations at any level, open the texts on when to call whom."),
            N_("Answers are never added up: days with moderate or severe complaints are counted."),
        ),
    ),
    Page(
        N_("Causes"),
        (
            N_("Under Causes you tick what fits you. On the right stands what is known about it."),
            N_("A tick does not say that you have too little; it chooses what you read."),
            N_("Conditions and medicines stand under About you, in the File menu."),
        ),
    ),
    Page(
        N_("Food diary"),
        (
            N_("Type what you had and press Enter: 2 slices wholemeal bread, or coffee 8:30."),
            N_("Part of a word is enough. Without an amount the one you used last is taken."),
            N_("In full: amount, measure, food, time, #meal. Everything but the food may be left out."),
            N_("So also: half a glass of milk; 1.5 tbsp peanut butter #lunch; 30 g pumpkin seeds 21:15."),
            N_("Several foods fit in one line, with a comma, ‘and’ or ‘with’ between them."),
            N_("Plurals, accents and small slips do not matter. What was not understood is told."),
            N_("The list under the line shows what would be added: ↑ and ↓ choose, Enter adds, Esc clears."),
            N_("On an empty line ↓ shows what you often have at this meal, and ↑ brings the last line back."),
            N_("Not found? New food from a label and New recipe stand in the menu Diary."),
            N_("Enter on a row changes it: 3 slices, 8:15 or lunch, or all of these. Delete removes it."),
            N_("Move to meal, in the menu Edit, puts the selected rows elsewhere; they can also be dragged."),
            N_("Copy to, in the menu Edit, copies the selected rows to other days, today or tomorrow."),
            N_("Copy from another day copies a meal, or all food and drink of a day, to the day shown."),
            N_("Supplements and medicines are copied only where you select them."),
            N_("Ctrl+Z takes the last step back, whatever it was."),
            N_("Say when a day is complete: averages use complete days only."),
            N_("A day of which only the drinks are missing is not complete either."),
            N_("With a question mark it is a suggestion. Choose it to say so; once more takes that back."),
        ),
    ),
    Page(
        N_("Drinks and lifestyle"),
        (
            N_("Coffee, tea, water and alcohol are counted from what stands in the day, never twice."),
            N_("Alcohol is counted in Dutch standard glasses of 10 g."),
            N_("Sleep and bedtime belong to the day on which you woke up. Type 7.5 or 7:30, 23:15 or 0:30."),
            N_("− and +, or ↓ and ↑, go a step; the first one begins at what you usually note."),
            N_("Relaxation goes by 10 minutes; 0 says that there was none."),
            N_("Sweating and stress: choose a word, or press 0, 1, 2 or 3."),
            N_("What is not filled in is not zero. The cross, Delete, or the same word again takes it away."),
            N_("In a narrow window they open with Drinks and lifestyle, in the menu Diary."),
        ),
    ),
    Page(
        N_("Ideas and planning"),
        (
            N_("Beside the day, and with Ctrl+I, stand portions of food with much magnesium."),
            N_("First swaps of what you ate that day, then what you often eat, then other foods."),
            N_("Plan puts one in the day. What is planned counts nowhere."),
            N_("Space on a planned row ticks it as eaten; then it counts."),
            N_("Shopping list, in the menu Diary, adds up what is planned for today and six days more."),
            N_("Not for me: that food is not offered any more. Below the ideas you can take it back."),
            N_("They go by the adequate intake: tell your sex and year of birth under About you."),
            N_("Under 18, or with a kidney disease, there are none: ask your dietitian or GP."),
        ),
    ),
    Page(
        N_("Supplements and medicines"),
        (
            N_("Does the label say how much magnesium is in it? Type that: 100 mg magnesium."),
            N_("400 mg magnesium citrate is read as the weight of the salt, which holds less magnesium."),
            N_("Antacids and laxatives with magnesium count too: type the name on the box."),
            N_(
                "Do you take the same more often? Select its row and choose ‘Take this usually’: then it "
                "stands beside each day to be ticked, and one key ticks all of them."
            ),
            N_("What you typed yourself counts as ticked. Nothing is counted twice."),
            N_("‘What does the label say?’, under Advice, works out the magnesium from its figures."),
            N_("A medicine goes on the same line, with its time: levothyroxine 8:00."),
            N_(
                "Some medicines need hours between them and magnesium. If both stand in your diary with "
                "their times, the hours that are known are shown beside them."
            ),
            N_("What holds for you, your pharmacist knows. Do not stop a medicine by yourself."),
        ),
    ),
    Page(
        N_("The two meters"),
        (
            N_("One shows everything beside the adequate intake, which is no minimum to be reached."),
            N_("The other shows supplements and the like beside the upper level of 250 mg a day."),
            N_("Enriched products, antacids and laxatives count as supplements; ordinary food does not."),
            N_("The big figure is magnesium from food alone."),
            N_(
                "Two figures with a dash are a range: the lower one is what is known for certain, the "
                "higher one is with what could come on top."
            ),
        ),
    ),
    Page(
        N_("Unknown magnesium"),
        (
            N_("Where a food’s magnesium is not known, the total says ‘at least’."),
            N_("Unknown is not zero. The higher figure holds an estimate from foods of the same group."),
            N_("From a label or a table you can fill it in: Correct this food, in the menu Edit."),
            N_("An official food table, such as NEVO, can be imported in the menu Diary."),
        ),
    ),
    Page(
        N_("Below, around or above the adequate intake"),
        (
            N_("‘Around’ is from 90 to 110 percent of it; ‘below’ is less, ‘above’ is more."),
            N_("The adequate intake of adults is 350 mg a day for men and 300 mg for women."),
            N_("It is what healthy people get on average. Below it, nothing follows about your body."),
            N_("An average is shown from three complete days on."),
            N_("‘How sure is this?’, under Advice, says what so few days can tell."),
            N_("The percentage on a label is of 375 mg, which is another figure."),
        ),
    ),
    Page(
        N_("The plan, and when to ask first"),
        (
            N_("There are four steps, in the order of the article or with food first. You choose."),
            N_(
                "With kidney trouble, some medicines, pregnancy or under 18 years the explanation of the "
                "step on supplements is left out: ask your GP or pharmacist first."
            ),
            N_("It is left out because of what you told under About you, in the File menu."),
            N_("What you wrote down stays in sight: the meters show it as before."),
        ),
    ),
    Page(
        N_("The article and the sources"),
        (
            N_("Under Advice, what the article says stands beside what research shows."),
            N_("Each statement says whether it is right, and names its sources."),
            N_("Sources, in the menu Help, lists them all, and says which nobody has looked up yet."),
        ),
    ),
    Page(
        N_("A value from the laboratory"),
        (
            N_("A magnesium value from your blood can be kept with the limits of your own laboratory."),
            N_("Units are converted: 0.70 mmol/L is 1.70 mg/dL. There is no verdict; ask your GP."),
            N_("Less than one percent of the magnesium in your body is in the blood."),
        ),
    ),
    Page(
        N_("Trends"),
        (
            N_("The chart shows magnesium per day, and the average of 7 days over complete days."),
            N_("Under it stand the complaints: the higher and darker, the worse; empty is not filled in."),
            N_("That two things change together does not show that one causes the other."),
            N_("Table shows the same in figures, to be read aloud or copied."),
        ),
    ),
    Page(
        N_("Saving and copies"),
        (
            N_("There is no Save button: every change is saved at once, and the bottom line says so."),
            N_("All is kept twice. A damaged file is restored from its second copy, and you are told."),
            N_("Not saved? The bottom line says why. What you typed stays, and is tried again."),
            N_("After the first change of a day a backup is made by itself; Settings, Backups lists them."),
            N_(
                "A disk may break altogether: save a copy of a backup on another disk now and then, from the "
                "same list."
            ),
            N_(
                "Settings, Folder moves your diary, to a synced folder for instance, and checks every file. "
                "It also opens a diary that was unpacked from a backup of another computer."
            ),
            N_("In a synced folder each computer writes files of its own, so that no change is lost."),
        ),
    ),
    Page(
        N_("For your GP or dietitian"),
        (
            N_("Export summary and Print, in the File menu, make a summary for your GP or dietitian."),
            N_("You choose the days and the language: PDF or HTML to read, CSV or JSON to work with."),
            N_("The file stays on your computer; whether you send it is up to you."),
        ),
    ),
    Page(
        KEYS_PAGE,
        (
            N_("Tab goes to the next part of the window, Shift+Tab to the one before."),
            N_("Esc closes a window like this one. The arrows and Page Down scroll what is read."),
            N_("Complaints and causes: ↑ ↓ Home End to choose, 0 to 3 to answer, Backspace to clear."),
            N_("Entry line: Enter adds, Esc clears, ↓ opens the list, ↑ brings back the last line."),
            N_(
                "Rows of the day: ↑ ↓ to choose, with Shift several; Enter changes, Space ticks as eaten, "
                "Delete removes."
            ),
            N_("Calendar: the arrows choose a day, Page Up and Page Down a month, Home and End its ends."),
            N_(
                "Calendar: type a day: 3, 3-11, friday, yesterday or -7. A number goes there at once; Enter "
                "goes to the entry line, Esc back."
            ),
            N_(
                "Several days of the calendar: Shift and the arrows, Space for single ones, or drag over "
                "them. Delete deletes their rows, Esc ends it."
            ),
            N_("Chart: ← → Home End choose a day, Enter opens it, Esc lets go."),
            N_("Buttons side by side: ← and → choose."),
        ),
    ),
    Page(
        N_("Privacy, and deleting everything"),
        (
            N_("The program sends nothing. Your diary lies in a folder of your own."),
            N_("There is no password on it: whoever can use your account on this computer can read it."),
            N_("Titles of windows and messages about errors hold nothing of what you wrote."),
            N_(
                "Delete everything, in the File menu, removes the diary, its copies and the settings, once "
                "you have typed a word. It says beforehand what it does not reach."
            ),
        ),
    ),
    Page(
        N_("The command line"),
        (
            N_('In a terminal, magapp add "2 slices wholemeal bread" writes down, and magapp day shows.'),
            N_("magapp --help lists all commands; magapp paths says where everything lies."),
        ),
    ),
)
"""The pages after the one on what the program is for, in their order."""
