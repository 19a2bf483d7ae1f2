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
board-canvas = The board. Use the outline to read and change what is on it by keyboard and screen reader.
untitled-board = Untitled board
menu = Menu
share = Share
close = Close
cancel = Cancel
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
connected = Connected
connecting = Connecting …
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
person-from = { $name }, { $municipality }
person-writes = { $name } is writing …

## First arrival
arrival-title = Welcome to the board
arrival-explained = Tell us your name and municipality, so that the others see who does what.
arrival-name = Name
arrival-name-missing = Write your name
arrival-municipality = Municipality
arrival-municipality-missing = Write or choose a municipality
arrival-demo = The demo’s municipalities
arrival-go = Go to the board
arrival-offline = You need a network the first time you open Samtavle on this device.
arrival-failed = The server did not answer as it should. Try again.
me-change = Change name or municipality
save = Save

## Boards
boards-title = Boards
boards-none = There are no boards yet.
boards-new = New board
boards-new-title = What is the board called?
boards-new-core = What is the core problem?
boards-create = Make the board
boards-offline = The list of boards cannot be fetched without a network.

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
arrangement-compact = Compact tree
arrangement-classic = Wide tree
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
row-menu = Commands for “{ $text }”
empty-text = No text
writing-label = Text of { $kind }

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
control-influence = Can influence
control-none = Outside our control
inputs-count = { $count ->
    [one] 1 comment
   *[other] { $count } comments
  }
children-count = { $count ->
    [one] 1 below
   *[other] { $count } below
  }

## The foot
foot = What is selected
foot-nothing = Select a note on the board or in the outline to see what it is connected with.
foot-leads-to = leads to
foot-comes-of = comes from
foot-and = and
foot-is-core = is what the tree is about
