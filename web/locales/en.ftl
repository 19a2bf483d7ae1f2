# English. Every text exists in nb, nn and en.

## The frame
app-name = Samtavle
opening-board = Opening the board …
skip-to-outline = Go to the outline
all-boards = All boards
where-i-am = Where you are
board-tools = Tools
board-history = Undo and redo
board-zoom = Zoom
views = Views
board-canvas = The board. Use the outline to read and change what is on it by keyboard and screen reader.
untitled-board = Untitled board
menu = Menu
share = Share
close = Close
more = More

## State
board-open = Everyone may write
board-sealed = Locked: reading only
board-full = The board is full: nobody can write more
board-read-only = Reading only
saved = Saved
saving = Saving …
saved-waiting = Waiting for network
saved-waiting-long = { $count ->
    [one] 1 change is waiting for the network. It is safely kept on this device.
   *[other] { $count } changes are waiting for the network. They are safely kept on this device.
  }
saved-only-here = { $count ->
    [one] 1 change exists only in this window, since this device does not let Samtavle store it. Do not close the window.
   *[other] { $count } changes exist only in this window, since this device does not let Samtavle store them. Do not close the window.
  }
offline = Offline
offline-banner = You are offline. Just go on: what you do is kept on this device and sent when the network is back.
offline-banner-empty = You are offline, and this board has not been fetched to this device yet. It comes when the network is back.
connection-details = Saving and connection
details-saved = All you have done is saved on the server.
details-saving = { $count ->
    [one] 1 change is on its way to the server.
   *[other] { $count } changes are on their way to the server.
  }
details-connected = You are connected to the server.
details-connecting = Samtavle is trying to connect. You can go on working.
details-offline = Samtavle cannot reach the server, and keeps trying.

## Not taken in
not-taken = Not accepted
not-taken-count = { $count ->
    [one] 1 change was not accepted
   *[other] { $count } changes were not accepted
  }
not-taken-explained = The server did not accept this. The rest of your work is in. Nothing is lost until you discard it yourself.
not-taken-none = All you have done was accepted.
not-taken-show = See what
not-taken-copy = Copy the text
not-taken-copied = Copied
not-taken-retry = Try again
not-taken-discard = Discard

## People
people-here = { $count ->
    [one] Only you are here
   *[other] { $count } people are here
  }
people = People on the board
you = you
person-writes = { $name } is writing …

## First arrival
arrival-title = Welcome to the board
arrival-explained = Tell us your name and municipality, so that the others see who does what.
arrival-name = Name
arrival-name-missing = Write your name
arrival-municipality = Municipality
arrival-municipality-missing = Choose a municipality
arrival-municipality-unknown = Choose a municipality from the list
arrival-demo = The demo’s municipalities
arrival-go = Go to the board
arrival-offline = You need a network the first time you open Samtavle on this device.
arrival-failed = The server did not answer as it should. Try again.
me-change = Change name or municipality
save = Save

## Boards
boards-title = Boards
boards-none = There are no boards yet.
boards-offline = The list of boards cannot be fetched without a network.
boards-new = New board
boards-new-title = What is the board called?
boards-new-core = What is the core problem?
boards-create = Make the board
boards-missing = There is no board at this address.
boards-see = See all boards

## Tools and commands
tool-select = Select
tool-pan = Pan
tool-link = Arrow
tool-cause = Cause
tool-effect = Effect
tool-note = Note
undo = Undo
redo = Redo
zoom-in = Larger
zoom-out = Smaller
zoom-fit = Show the whole tree
zoom-percent = { $percent } %
zoom-reset = Zoom { $percent } per cent. Set to 100 per cent
arrangement-to-compact = Show the compact tree
arrangement-to-classic = Show the wide tree
help = Keyboard and help
language = Language
theme = Appearance
theme-auto = As the device
theme-light = Light
theme-dark = Dark
panel-fold = Hide the outline
panel-unfold = Show the outline
panel-fill = Let the outline fill the window
panel-beside = Show the outline beside the board
share-title = Share the board
share-explained = Everyone who has this address can read and write on the board.
share-address = The board’s address
share-copy = Copy the address
share-copied = The address is copied

## The outline
outline = Outline
view-board = Board
view-list = List
find = Find on the board
find-none = Nothing on the board matches “{ $text }”.
group-effects = Effects
group-core = Core problem
group-causes = Causes
group-constraints = Constraints
group-unplaced = Unplaced
outline-empty = The board is empty. Make a core problem to begin.
outline-help = Arrow keys move in the tree. Enter writes. Press ? for all commands.
empty-text = No text
writing-label = Text of { $kind }
vicious-circle = vicious circle
is-writing = is writing

## Kinds, evidence and control
kind-core = Core problem
kind-cause = Cause
kind-effect = Effect
kind-constraint = Constraint
kind-note = Note
level = level { $level }
kind-level = { $kind }, level { $level }
evidence-documented = Documented
evidence-experienced = Experienced
evidence-assumed = Assumption
evidence-unknown = Unknown
control-own = Ours to change
control-shared = Shared control
control-external = Others control it
inputs-count = { $count ->
    [one] 1 comment
   *[other] { $count } comments
  }

## The foot
foot = What is selected
foot-nothing = Select a note on the board or in the outline to see what it is connected with.
input-like = I like
input-wish = I wish
input-what-if = what if
input-question = question
input-experience = experience
input-warning = warning
input-resource = resource
input-unknown-author = A participant
foot-leads-to = leads to
foot-comes-of = comes from
foot-and = and
foot-and-more = and { $count } more
foot-feeds-back = feeds
foot-binds = binds
foot-bound-by = is bound by

## Commands
write = Write
stop-writing = Stop writing
add-cause = Cause below
add-effect = Effect above
add-child = Note further out
add-sibling = Note beside
add-constraint = Constraint
add-unplaced = Loose note
add-core = Write the core problem
move-earlier = Move before
move-later = Move after
move-out = Move out one level
move-in = Move in under the note before
choose-parent = Move …
choose-link = Link …
delete = Delete
delete-branch = Delete with all below
make-core = Make it the core problem
evidence = Evidence
evidence-none = Not said
control = Control
control-unsaid = Not said
fold = Close the branch
unfold = Open the branch
unfold-all = Open all branches
unlink = Remove the link to “{ $text }”
restore = Bring back
say-again = Say the last message again
zoom-hundred = 100 per cent
zoom-selection = Show the branch

## Choose a note
choose-parent-title = Where shall “{ $text }” hang?
choose-link-title = What else does “{ $text }” lead to?
choose-search = Search the notes
choose-none = No notes fit.

## Bin
bin = Bin
bin-empty = The bin is empty.
bin-count = { $count ->
    [one] 1 in the bin
   *[other] { $count } in the bin
  }

## Keys
keys-everywhere = Everywhere
keys-selected = On a selected note
keys-outline = In the outline
keys-writing = While writing
keys-row-before = Previous row
keys-row-after = Next row
keys-row-open = Open the branch, or go into it
keys-row-close = Close the branch, or go out of it
keys-row-first = First row
keys-row-last = Last row
keys-new-line = New line
letter-shortcuts = Single letters choose tools
speak-title = Read aloud
speak-own = Only what I do
speak-normal = Also what others do to the tree
speak-all = Also who comes and goes

## What is said
said-selected = { $text }. Level { $level }, { $number } of { $of }.
said-added-beside = New note by “{ $text }”. Write its text.
said-added = New note. Write its text.
said-writing-began = You are writing in: { $text }
said-writing-began-empty = You are writing in an empty note.
said-writing-ended = The text is now: { $text }
said-moved-under = “{ $text }” now hangs from “{ $parent }”.
said-reordered = “{ $text }” is now number { $number } of { $of }.
said-would-move-under = Let go to hang it from “{ $parent }”.
said-move-cancelled = Nothing was moved.
said-deleted = { $kept ->
    [0] “{ $text }” is deleted. Undo brings it back.
    [one] “{ $text }” is deleted. The note below now hangs one level further in. Undo brings it back.
   *[other] “{ $text }” is deleted. The { $kept } notes below now hang one level further in. Undo brings it back.
  }
said-restored = “{ $text }” is back.
said-undone = Undone.
said-undone-skipped = Undone as far as possible: others have changed some of it since.
said-redone = Redone.
said-redone-skipped = Redone as far as possible: others have changed some of it since.
said-linked = “{ $from }” now also leads to “{ $to }”.
said-unlinked = The link is removed.
said-folded = { $hidden ->
    [one] “{ $text }” is closed and hides 1 note.
   *[other] “{ $text }” is closed and hides { $hidden } notes.
  }
said-unfolded = { $children ->
    [one] “{ $text }” is open, with 1 note below.
   *[other] “{ $text }” is open, with { $children } notes below.
  }
said-described = “{ $text }” is updated.
said-zoomed = { $percent } per cent
said-arranged-compact = The tree is compact.
said-arranged-classic = The tree is wide.
said-found = { $count ->
    [0] Nothing found
    [one] 1 found
   *[other] { $count } found
  }
said-focus-moved = “{ $gone }” was deleted by somebody else. You are now at “{ $now }”.
said-focus-moved-nowhere = “{ $gone }” was deleted by somebody else.
said-writing-taken = The note you were writing was deleted by somebody else. What you wrote is in the bin: { $text }
said-drag-taken = The note you were moving was deleted by somebody else.
said-others-added = { $count ->
    [one] New note from somebody else: { $text }
   *[other] { $count } new notes from others, the first: { $text }
  }
said-others-deleted = { $count ->
    [one] Somebody else deleted “{ $text }”.
   *[other] Others deleted { $count } notes, the first: { $text }
  }
said-others-moved = { $count ->
    [one] Somebody else moved “{ $text }”.
   *[other] Others moved { $count } notes, the first: { $text }
  }
said-came = { $name } came.
said-left = { $name } left.
said-offline = You are offline. What you do is kept on this device.
said-online = You are connected again.

## Why it can’t be done now
barred-nothing-selected = Select a note first.
barred-is-core = The core problem stands where it stands.
barred-no-core = The board has no core problem yet.
barred-has-core = The board has a core problem already.
barred-wrong-side = Causes hang below causes, effects above effects.
barred-is-first = It stands first already.
barred-is-last = It stands last already.
barred-is-outermost = It hangs directly from the core problem.
barred-none-before = There is no note before it.
barred-own-branch = A note cannot hang from itself.
barred-linked-already = They are connected already.
barred-no-children = There is nothing below it.
barred-nothing-to-undo = There is nothing to undo.
barred-gone = The note is gone: somebody else deleted it.
barred-read-only = You can only read this board.
barred-full = There is no room for more.
barred-not-possible = That cannot be done now.

## Why something was not accepted
why-unlisted = You no longer have access to what this was about.
why-gone = What this was about no longer exists.
why-malformed = The server did not understand the change.
why-frame-too-large = The change is too large to send.
why-document-full = The board is full.
why-sealed = The board is locked.
why-read-only = You can only read this board.
why-foreign-client = The change was written under somebody else’s name.
why-other-epoch = The board was restored from a backup.
why-schema = This page is older than the server. Reload it.
why-harmful = The server could not process the change.
why-unavailable = The server could not save just then.
why-too-many = There were too many connections.
