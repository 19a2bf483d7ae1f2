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
board-open = You can write
board-sealed = Locked: reading only
board-full = The board is full: nobody can write more
board-read-only = Reading only
board-input = Giving input
board-locked = Locked for now: reading only
board-not-shared = Not shared with you
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
not-kept-banner = The browser can’t store anything on this device (a private window, or a full disk). Everything works as long as you are online. Without a network, what you do exists only in this window until the network is back.
offline = Offline
offline-banner = You are offline. Just go on: what you do is kept on this device and sent when the network is back.
offline-banner-not-kept = You are offline. Just go on, but leave this window open: what you do is sent when the network is back.
offline-banner-empty = You are offline, and this board has not been fetched to this device yet. It comes when the network is back.
blocked-banner = The server answers, but something on the way (a firewall or an add-on of the browser) stops the direct connection (WebSocket). Just go on: what you do is kept on this device, but the others don’t see it until IT lets WebSocket through.
blocked-banner-not-kept = The server answers, but something on the way (a firewall or an add-on of the browser) stops the direct connection (WebSocket). The others don’t see what you do until IT lets WebSocket through. Leave this window open until then.
blocked-banner-empty = The server answers, but something on the way (a firewall or an add-on of the browser) stops the direct connection (WebSocket), so the board can’t be fetched. Ask IT to let WebSocket through to this address.
outdated-banner = Samtavle has been updated, and this page is too old to send what you do. Reload it, and you go on where you were.
signed-out-banner = You are not signed in here any more. Say who you are, and you go on where you were.
signed-out-go-on = Say who you are
outdated-reload = Reload the page
connection-details = Saving and connection
details-saved = All you have done is saved on the server.
details-saving = { $count ->
    [one] 1 change is on its way to the server.
   *[other] { $count } changes are on their way to the server.
  }
details-connected = You are connected to the server.
details-connecting = Samtavle is trying to connect. You can go on working.
details-offline = Samtavle cannot reach the server, and keeps trying.
details-blocked = The server answers, but something on the way stops the direct connection (WebSocket). Samtavle tries again by itself.

## Not taken in
not-taken = Not accepted
not-taken-count = { $count ->
    [one] 1 change was not accepted
   *[other] { $count } changes were not accepted
  }
not-taken-explained = This is not on the board. The rest of your work is. Nothing is gone until you throw it away yourself.
not-taken-none = All you have done was accepted.
not-taken-show = See what
not-taken-copy = Copy the text
not-taken-copied = Copied
not-taken-retry = Try again
not-taken-retry-all = Try all again
not-taken-discard = Discard
not-taken-still = Still not accepted. Copy the text, or try again later.
not-taken-about = { $what }: “{ $text }”
not-taken-create = New note
not-taken-text = Changed text
not-taken-move = Move
not-taken-delete = Deletion
not-taken-restore = Taken back from the bin
not-taken-link = New link
not-taken-unlink = Removed link
not-taken-signs = Changed description
not-taken-title = New name of the board
not-taken-input = Comment
not-taken-comment = Comment
not-taken-answer = Answer to input
not-taken-import = Content of a file
not-taken-several = Several changes at once
not-taken-undo = Undone change

## People
people-here = { $count ->
    [one] Only you are here
   *[other] { $count } people are here
  }
people = People on the board
you = you
person-writes = { $name } is writing …

## First arrival
arrival-explained = Tell us your name and municipality, so that the others see who does what.
arrival-name = Name
arrival-name-missing = Write your name
arrival-municipality = Municipality
arrival-municipality-missing = Choose a municipality
arrival-municipality-unknown = Choose a municipality from the list
arrival-demo = The demo’s municipalities
arrival-offline = You need a network the first time you open Samtavle on this device.
not-fetched = The page did not arrive whole
not-fetched-explained = Check that you have a network, and try again. If Samtavle was upgraded just now, that fetches the new version.
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
authors-ask = Who wrote this?
authors-asked = Asking the server who wrote this …
authors-one = Written by { $who }.
authors-several = Made by { $maker }. The text was written by { $writers }.
authors-unknown = somebody not known here
authors-not-saved = The note is not saved on the server yet.
authors-untold = The server did not answer who wrote this. Try again when you are online.

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
keys-move-board = Move the board: hold the space bar and drag
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
may-write-now = You can now write on the board.
may-give-input-now = You can now give input, but not change the tree.
may-see-now = You can now only read.
not-shared-now = The board is no longer shared with you.
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
barred-answered = The input has been answered, and stands as it was answered.
barred-read-only = You can only read this board.
barred-full = There is no room for more.
barred-not-possible = That cannot be done now.

## Why something was not accepted
why-unlisted = You no longer have access to what this was about.
why-gone = What this was about no longer exists.
why-restored = The server was put back to a backup that lacks this. Try again to put it back.
why-malformed = The server did not understand the change.
why-frame-too-large = The change is too large to send.
why-document-full = The board is full.
why-sealed = The board is locked.
why-read-only = You can only read this board.
why-locked = Locked for now: nobody can write.
why-foreign-client = The change was written under somebody else’s name.
why-other-epoch = The board was restored from a backup.
why-schema = This page is older than the server. Reload it.
why-harmful = The server could not process the change.
why-unavailable = The server could not save just then.
why-too-many = There were too many connections.

## Input
inputs = Input
open-inputs = Input …
view-inputs = Input
panel-tabs = What the panel shows
inputs-count = { $count ->
    [one] 1 input
   *[other] { $count } inputs
  }
inputs-unanswered = { $count ->
    [0] { $all ->
        [one] 1 input
       *[other] { $all } inputs
      }
   *[other] { $all ->
        [one] 1 input, { $count } open
       *[other] { $all } inputs, { $count } open
      }
  }
status-open = Open
status-noted = Read
status-clarified = Clarified
status-adopted = Adopted
status-parked = Parked
status-not-relevant = Not relevant now
inputs-filter = Show input
filter-all = All
filter-unanswered = Open
filter-adopted = Adopted
filter-mine = From me
filter-municipality = From municipality
filter-everywhere = All municipalities
filter-about-board = Only about the whole board
filter-about-all = Show about everything
inputs-none = Nobody has given input yet.
inputs-none-next = Give the first input
inputs-none-found = No input fits what you have chosen.
inputs-more = Show more
inputs-show-all = Show all input
about-note = on “{ $text }”
about-note-gone = on “{ $text }”, which is in the bin
about-board = on the whole board
about-link = on the arrow from “{ $from }” to “{ $to }”
about-link-gone = on an arrow that was removed, from “{ $from }” to “{ $to }”
input-withdrawn = The input was withdrawn.
input-answered-by = Answer from { $name }
input-overtaken = Earlier answer
input-became = Became the note
origin-of = Came of an input
give-input = Give input
give-about = About
give-about-note = The note “{ $text }”
give-about-link = The arrow from “{ $from }” to “{ $to }”
give-about-board = The whole board
give-kind = What kind of input
give-text = Your input
give-send = Give input
give-keys = Ctrl Enter sends
inputs-on-board = Input on the whole board
inputs-on-link = Input on the arrow to “{ $text }”
inputs-on-links = { $count ->
    [one] 1 input on an arrow from here
   *[other] { $count } input on arrows from here
  }
visible-address = Visible to everybody who has the address
visible-network = Visible to the whole network
visible-for = Visible to { $who }
visible-municipality = everybody in { $name } municipality
visible-organisation = everybody in { $name }
visible-more = { $count } more
visible-invited = those invited
change-input = Change
change-save = Save the change
withdraw-input = Withdraw
cancel = Cancel
answer-input = Answer
answer-change = Change the answer
answer-status = What becomes of the input
answer-text = Your answer
answer-save = Answer
adopt-input = Make a note of it
adopt-note = What the note shall say
adopt-save = Make the note
comments-count = { $count ->
    [0] Comment
    [one] 1 comment
   *[other] { $count } comments
  }
comments-resolved = { $count ->
    [one] 1 comment, resolved
   *[other] { $count } comments, resolved
  }
comment-text = Your comment
comment-send = Comment
comment-take-back = Take back
resolve-thread = Mark as resolved
reopen-thread = Open again
asks-for-input = { $name } asks for input
asks-someone = The owner asks for input
asks-due = By { $date }
input-closed = Closed for input
input-closed-explained = The owner takes no input now. You can read what was given.
input-reading-only = You can read the input, but give none on this board.
said-input-given = The input is given.
said-input-changed = The input is changed.
said-input-withdrawn = The input is withdrawn. Undo brings it back.
said-commented = The comment is added.
said-comment-taken-back = The comment is taken back.
said-input-answered = Answered: { $status }.
said-input-adopted = New note from the input: { $text }
said-thread-resolved = Marked as resolved.
said-thread-reopened = Opened again.
said-others-gave = { $count ->
    [one] New input from { $author }: { $text }
   *[other] { $count } new inputs, the first from { $author }: { $text }
  }
said-others-gave-somebody = { $count ->
    [one] New input: { $text }
   *[other] { $count } new inputs, the first: { $text }
  }
said-answered = { $count ->
    [one] Your input was answered: { $status }. { $text }
   *[other] { $count } of your inputs were answered, the first: { $status }. { $text }
  }
barred-nothing-said = Write something first.

## The frame around all pages
skip-to-content = Go to the content
opening = Opening …
about-samtavle = About Samtavle
help-page = Help
accessibility-statement = Accessibility statement
privacy-statement = Privacy statement
my-networks = My networks
guest = guest
guest-from = guest, { $municipality }
onlooker = Somebody looking
to-project = To the project
to-front = To the front page
try-again = Try again
choose = Choose …
and-last = { $others } and { $last }
title = Title
rename = Rename
duplicate = Make a copy
duplicate-explained = The copy gets the notes, links, places and colours that the board has now. Input, answers, comments, tasks and history stay behind, and so does whom the board is open to: the copy is your own organisation's until you open it.
project-duplicate-explained = The copy gets the boards that the project has now, with notes, links, places and colours. Input, answers, comments, tasks and history stay behind. Those who decide about the project decide about the copy; nobody else is in it yet.
to-bin = Put in the bin
copy-of = Copy of { $title }
more-about = More about { $title }
not-open = No access
not-open-explained = There is nothing here that is open to you. If you were invited, use the link you got. If you have been here before, sign in.
left-behind = This was not sent in time
left-behind-explained = The copy of the board is gone from this device. These are your own words: copy what you want to keep.

## Signing in and out
sign-in = Sign in
sign-in-with = Sign in with { $issuer }
sign-in-email = E-mail address
sign-in-email-send = Send me a link
sign-in-email-sent = If the address is known here, an e-mail with a link is on its way. The link works for 15 minutes.
sign-in-by-link = You get in by a link from whoever leads the network or the project.
sign-in-link-explained = Press the button to sign in in this browser.
sign-in-keep-guest = What I have written as a guest here is mine
not-in-no-issuer = That way to sign in does not exist here. Choose one of those below.
not-in-issuer-unreachable = The sign-in service is not answering as it should. Try again in a moment. If it lasts, tell whoever runs the server.
not-in-begin-again = Signing in took too long, or had been used already. Begin again here.
not-in-denied = Signing in was broken off. Try again, or choose another way.
not-in-untrusted = The answer from the sign-in service could not be trusted, and you are not signed in. Try again. If it happens again, tell whoever runs the server.
not-in-no-organisation = The organisation you signed in for is not part of this. Choose another organisation, or ask whoever leads the network for a link.
not-in-too-many = Very many people are signing in right now. Wait a minute and try again.
not-in-link-ended = This link has been used or is too old.
not-in-other-browser = Open the link in the browser in which you asked for it. It still works there.
not-in-email-malformed = This is not an e-mail address. One looks like kari@example.no.
not-in-no-mail = This server sends no e-mail. Ask whoever leads the network for a link to sign in with.
not-in-too-many-people = The server has no room for more people. Tell whoever runs it.
not-in-invitation-ended = The link is used up, too old or taken back. Ask whoever sent it for a new one.
not-in-name-missing = Write your name.
not-in-name-too-long = The name is too long. Write a shorter form.
not-in-name-unprintable = The name has characters that cannot be shown. Write it on one line, without special characters.
not-in-municipality-unknown = No municipality is called that. Choose one from the list.
not-in-unavailable = The server could not save right now. Try again in a moment.
sign-in-link-again = Ask for a new link
letters = E-mail from Samtavle
letters-daily = E-mail about new input and answers
letters-explained = You get at most one e-mail a day, when there is new input for you to answer, or answers to yours. You can turn it on again in the menu under your name.
letters-without = Turn the e-mail off
letters-without-done = The e-mail is turned off.
letters-link-unknown = This link belongs to no e-mail from here. Turn the e-mail off in the menu under your name.
sign-out = Sign out
sign-out-here = Not you? Sign out
sign-out-title = Sign out
sign-out-explained = The copies of your boards in this browser will be removed. All that is saved on the server is there when you sign in again.
sign-out-guest = You are a guest here. Once you have signed out you can’t come back as the same person. What you have written stays under your name.
sign-out-unsent = { $count ->
    [one] 1 change has not been sent yet. If you sign out now, it is lost.
   *[other] { $count } changes have not been sent yet. If you sign out now, they are lost.
  }
sign-out-anyway = Sign out anyway
sign-out-everywhere = Sign out everywhere
sign-out-failed = The server could not be reached. You are still signed in. Try again when the network is back.
demo-try-as = Try it as one of these
demo-explained = This is a demo. Its municipalities and people are invented, and anybody can be anyone.

## The front page
front-what = In Samtavle, municipalities draw their problem tree together: what is wrong, what it comes of, and what it leads to.
front-how = The municipalities of a network see each other’s boards, give each other input and answer it, while they see the same thing.
front-sample = Look at the sample “{ $title }”
front-no-network = You do not belong to a network yet
front-no-network-explained = Ask whoever leads the network for a link. If you got a link to a single board, use it again.
front-first-network = Make the first network
front-first-network-explained = A network is some municipalities that each work on a project and help each other. Once it is made, you take in the municipalities.

## Invitation
invitation = Invitation
invitation-title = You are invited
invitation-ended = The link is no longer valid
invitation-ended-explained = It is used up, too old, or was withdrawn. Ask whoever sent it for a new one.
invitation-offline = No contact with the server
invitation-offline-explained = The invitation can’t be opened without a network. Try again when it is back.
invitation-waiting = Waiting to be let in
invitation-waiting-explained = Whoever leads can see that you are at the door.
invitation-waiting-stay = Leave this page open. You move on by yourself when somebody lets you in.
invitation-turned-away = You were not let in
invitation-turned-away-explained = Whoever leads did not let you in. If that is a misunderstanding, talk to whoever sent you the link. Then you can open it again.
invitation-board-see = You may read the board “{ $board }” in { $network }.
invitation-board-input = You may read the board “{ $board }” in { $network } and give input on it.
invitation-board-write = You may write on the board “{ $board }” in { $network } with the others.
invitation-network = You may join { $network } as { $role }.
invitation-organisation = The link is for { $organisation }.
invitation-admitted = Whoever leads lets you in.
invitation-until = The link is valid until { $day }.
invitation-guest = You need no account. The others see your name, your municipality, and that you are a guest.
invitation-as = You come as { $name }.
invitation-go-board = Go to the board
invitation-go-network = Join

## The network
network-new = New network
network-create = Make the network
network-name = What is the network called?
network-themes = What are its projects about?
network-themes-hint = Themes with commas between, for example: full-time culture, sick leave
network-no-access = This network is not open to you
network-no-access-explained = Either there is no such network, or you do not belong to it. Ask whoever leads it for a link.
network-for-me = For you
projects = The projects
projects-find = Municipality, theme or person
projects-found = { $count ->
    [0] No projects
    [one] 1 project
   *[other] { $count } projects
  }
projects-none = There are no projects here yet. Whoever leads the network makes the first one.
projects-none-lead = There are no projects here yet.
organisations-none-lead = No municipality is in the network yet.
organisations-first = Take in the first municipality
project-first = Make the first project
projects-no-hit = No project has what you look for.
projects-show-all = Show all projects
theme-filter = Theme
themes-all = All themes
project-own = Your project
project-no-board = The project has no boards yet. Open it and make the first one.
project-no-board-shared = No boards have been shared with you yet.
boards-more = { $count ->
    [one] and 1 more board
   *[other] and { $count } more boards
  }
board-asks = asks for input
people-here-title = Here now
organisations = Organisations
organisations-explained = Type the municipality’s name; a former one will do. Other organisations are taken in under the name they have.
organisations-count = { $count ->
    [0] No organisations yet
    [one] 1 organisation
   *[other] { $count } organisations
  }
organisation-add = Take in
organisation-remove = Take out
organisation-remove-named = Take out { $name }
waiting-for-you = Waiting for you
waiting-nothing = Nothing waits for you now.
waiting-unanswered = { $count ->
    [one] 1 unanswered input on “{ $board }”
   *[other] { $count } unanswered inputs on “{ $board }”
  }
waiting-from = from { $organisations }
waiting-asked = { $organisation } asks for input on “{ $board }”
waiting-asked-until = { $question } Due { $day }.
waiting-answered = { $count ->
    [one] 1 of your inputs was answered
   *[other] { $count } of your inputs were answered
  }
door-count = { $count ->
    [one] 1 waits to be let in
   *[other] { $count } wait to be let in
  }
door-admit = Let in
door-admit-all = Let all in
door-turn-away = Turn away
news-since = Since last time
news-nothing = Nothing new since you were here.
news-notes = { $count ->
    [one] wrote 1 note on
   *[other] wrote { $count } notes on
  }
news-inputs = { $count ->
    [one] gave 1 input on
   *[other] gave { $count } inputs on
  }
news-answers = { $count ->
    [one] answered 1 input on
   *[other] answered { $count } inputs on
  }
news-shared = { $count ->
   *[other] shared
  }
news-asked = { $count ->
   *[other] asks for input on
  }
line-connecting = Connecting …
line-open = Connected
line-lost = Disconnected
line-lost-explained = No contact with the server. You see what was here last, and the page brings itself up to date when the network is back.
line-blocked-explained = The server answers, but something on the way (a firewall or an add-on of the browser) stops the direct connection (WebSocket). The list may be old. Ask IT to let WebSocket through to this address.

## The project
project-new = New project
project-create = Make the project
project-organisation = Whose project is it?
project-title = What is the project called?
project-theme = What is it about?
project-lead = Who leads it?
project-boards = Its boards
project-people = People in the project
project-more = More about the project
project-in-bin = The project lies in the bin, and its boards with it.
project-locked = The project is locked: nobody can write on its boards or in its tasks.
boards-none-lead = The project has no boards yet.
boards-first = Make the first board
boards-new-kind = What kind of board?
boards-new-objective = What is the objective?
board-kind-problem-tree = Problem tree
board-kind-objective-tree = Objective tree
board-kind-free = Free board
board-lock = Lock for writing
board-unlock = Unlock
board-own-only = Own organisation only
board-open-to = { $count ->
    [one] Shared with 1
   *[other] Shared with { $count }
  }
board-changed = Changed { $day }
board-erase = Delete for good
board-erase-explained = “{ $title }” will be gone for everybody, with its input and history. This can’t be undone.
said-locked = “{ $title }” is locked.
said-unlocked = “{ $title }” is unlocked.
said-binned = “{ $title }” lies in the bin.
said-unbinned = “{ $title }” is back.
level-see = you may read
level-input = you may give input
level-write = you may write

## Roles
role-administrator = administrator
role-network-lead = network lead
role-advisor = advisor
role-project-lead = project lead
role-project-owner = project owner
role-participant = participant
role-external-expert = external expert
role-observer = observer
role-guest = guest

## Why something was not done
undone-offline = No contact with the server. Nothing was done. Try again when the network is back.
undone-unreadable = The server answered something that this page does not understand. Reload the page.
undone-sign-in = You are no longer signed in. Sign in and try again.
undone-not-allowed = Your role does not allow this.
undone-unknown = It is no longer there.
undone-name-missing = The name is missing.
undone-too-long = The text is too long.
undone-no-such-municipality = No municipality is called that.
undone-already-here = It is here already.
undone-not-empty = Something still belongs to it. Move or delete that first.
undone-not-binned = Put it in the bin first.
undone-project-locked = The project is locked. Unlock it first.
undone-bad-time = Choose a time that lies ahead.
undone-last-lead = Make somebody else lead first.
undone-invitation-ended = The invitation is no longer valid.
undone-too-many = There is no room for more.
undone-unavailable = The server could not store it just now. Try again in a moment.

## Help
help-start = Getting in
help-start-1 = You get in by a link. It says what it gives you: reading, giving input, or writing. As a guest you say your name and municipality, and see the board at once.
help-start-2 = On a machine that several people use: press your name at the top right and choose “Not you? Sign out” when you have finished.
help-network = The network
help-network-1 = The network’s page shows the projects and the boards that are shared with you. “Waiting for you” has what you can do now, “Since last time” what is new.
help-network-2 = Search by municipality, theme or person. Former names of municipalities and Sámi and Kven names work, too.
help-board = On the board
help-board-1 = The board and the list show the same. The list works with keyboard and screen reader: arrow keys walk in the tree, Enter writes.
help-board-2 = Press ? on a board to see all keys. Single letters can be turned off in the menu.
help-board-3 = Ctrl Z undoes what you did last yourself. What you delete is in the bin.
help-offline = Without a network
help-offline-1 = Just go on. What you do is kept on this device and sent when the network is back. The top of the page says whether all is saved.
help-devices = If something does not work
help-devices-1 = In a private window, or when the disk is full, the browser can’t keep your work. Then everything works as long as the page is open and online, and the page says so before anything can be lost.
help-devices-2 = Some firewalls stop direct connections (WebSocket). Then you can read what has been fetched, and write, but it is not sent. Ask IT to let WebSocket through to this address.

## Privacy
privacy-what = What is kept of you
privacy-what-1 = Your name, your municipality and your role. For members: the e-mail address, if you sign in with it, or a mark without a name from the sign-in service.
privacy-what-2 = What you write, with your name. What you did not finish writing, how long you were here and what you looked at is neither kept nor counted.
privacy-why = Why
privacy-why-1 = So that those who work together see who has said what, and only those get in who should. The municipality that leads the network is the controller.
privacy-who-sees = Who sees it
privacy-who-sees-1 = Those with whom the board is shared. A board is for its own organisation alone until somebody shares it.
privacy-who-sees-2 = What is written here may be documents that the public can ask to see. Do not write about individuals.
privacy-device = On this device
privacy-device-1 = The browser keeps copies of the boards you have opened, so that you can work without a network. They are removed when you sign out. One cookie is used, to keep you signed in, and nothing from other sites.
privacy-rights = Your rights
privacy-rights-1 = You can get out all that you have here, have your name removed, and have your words erased. Ask whoever leads the network, or your municipality’s data protection officer. You can complain to Datatilsynet, the Norwegian data protection authority.

## Accessibility
accessibility-goal = The goal
accessibility-goal-1 = Everybody should be able to take part, with a keyboard, a screen reader, large text, high contrast and on a phone, too. We follow WCAG 2.2 at levels A and AA.
accessibility-how = How it is done
accessibility-how-1 = All that can be done on the board can be done in the list beside it, with keyboard and screen reader. What others do is read aloud as much as you choose in the menu.
accessibility-how-2 = Colour never says anything alone. Motion is reduced when the device asks for it. The page works at 400 per cent zoom.
accessibility-known = Known gaps
accessibility-known-1 = The canvas itself is not read by screen readers; the list has the same content. The pages are checked automatically at each change, but have not yet been checked by an independent auditor.
accessibility-tell = Tell us
accessibility-tell-1 = If you meet an obstacle, tell whoever leads the network, or your municipality.
accessibility-tell-2 = If you get no answer you can complain to the Norwegian authority for universal design of ICT (uutilsynet.no).

## Sharing the board
share-now = Who the board is open to
share-own-explained = own organisation: reads and gives input
share-lead-decides = The project lead decides who the board is open to.
shared-whole-network = The whole network
shared-an-organisation = An organisation
shared-a-person = A person
shared-until = { $level }, until { $day }
opened-see = See
opened-input = Give input
opened-write = Write together
opened-see-explained = Reads the board and all input.
opened-input-explained = Reads everything and gives input. Does not change the tree.
opened-write-explained = Changes the tree together with you.
opened-write-not-network = Only for named organisations and people, not for the whole network.
share-open = Open to more
share-open-now = Open the board
share-opened = The board has been opened.
share-whom = Who is the board opened to?
share-to-organisations = Some municipalities or organisations
share-to-people = Some people
share-choose-whom = Choose at least one.
share-chosen = { $count } chosen
share-level = What may they do?
share-until = Until (may be left empty)
share-means = What this means
share-means-who = { $whom } can { $level } from now on. They also see everything that is on the board already.
share-means-access = The board is no longer an internal document of one organisation. You can then hardly count on exempting it from public access as such (Freedom of Information Act, section 14). Ask your records office if in doubt.
share-means-end = You can end the sharing at any time. What they have read by then they may remember or have kept.
share-no-personal-data = There is nothing about individual people on the board
share-end = End
share-end-named = End sharing with { $name }
share-ended = Sharing with { $name } has ended.
share-ask = Ask for input
share-ask-now = Ask for input
share-ask-explained = Those you ask see the question under “Waiting for you”. The board is opened to them for input.
share-question = What do you want input on?
share-due = Deadline (may be left empty)
share-ask-whom = Whom do you ask? None chosen means the whole network.
share-asked = You have asked for input.
share-asks = Asks for input: “{ $question }”
share-asks-until = Asks for input until { $day }: “{ $question }”
share-close-for-input = Close for input
share-closed-for-input = The board is closed for input.
share-locked = The board is locked: nobody can write.
share-unlocked = The board is unlocked.
share-project-locked = The project is locked, and the board with it. It can be unlocked on the project’s page.
share-invite = Invite by link
invite-explained = For those who are not in the network: the link opens this board only.
invite-make = Make link
invite-made = The link has been made.
invite-once = Copy the link now: it is shown this once.
invite-link = Invitation link
invite-copy = Copy the link
invite-copied = The link is copied
invite-door = When somebody follows the link
invite-straight-in = They come straight in
invite-admitted = The project lead admits them
invite-until = Valid until (empty: one week)
invite-uses = How many may use it? (empty: as many as like)
links-title = Invitation links
link-gives = { $what }, until { $day }. Used by { $used }.
link-gives-uses = { $what }, until { $day }. Used by { $used } of { $most }.
link-revoke = Revoke
link-revoke-now = Revoke the link
link-revoke-people = Those who came by the link lose access, too
link-revoked = The link has been revoked.
qr-label = QR code of the link
qr-large = Show on the whole screen
back = Back
done = Done
search = Search
# Tasks
tasks = Tasks
tasks-count = { $count ->
    [one] 1 task
   *[other] { $count } tasks
  }
tasks-which = Which tasks
tasks-open = Open
tasks-mine = Mine
tasks-all = All
tasks-filter = { $name } ({ $count })
tasks-fetching = Fetching the tasks …
tasks-none = The project has no tasks yet.
tasks-none-yet = No tasks yet. Choose a note on a board and “Make a task”, or make one here.
tasks-none-here = No tasks in this list.
task-make = Make a task
task-change = Change the task
task-change-this = Change the task “{ $text }”
task-text = What is to be done?
task-owner = Who takes it on?
task-owner-nobody = Nobody yet
task-owner-unknown = Somebody who has left the project
task-due = Due (may be left empty)
task-due-on = Due { $day }
task-due-today = Due today
task-overdue = Was due { $day }
task-save = Save
task-delete = Delete the task
task-source = From “{ $board }”
task-text-missing = Write what is to be done.
task-shut = You cannot change the tasks of this project now.
task-too-many = The project has as many tasks as there is room for.
task-too-long = The text is too long.
task-gone = The task is no longer there.
task-saving = Saving …
task-waiting = Saved on this device. It is sent when the network is back.
task-waiting-not-kept = Only in this window. It is sent when the network is back. Do not close the window.
said-task-made = The task is made.
said-task-done = The task is ticked off.
said-task-open = The task is open again.
said-task-deleted = The task is deleted.
said-task-undone = Undone.
barred-not-in-project = Only those who work in the project make tasks here.
not-taken-task-new = A new task
not-taken-task = A change of a task


## Looking after the network
administration = Administration
members = Members and roles
transfer = Hand over a project
transfer-explained = The new project lead decides about the project and its boards. The former one becomes a participant.
transfer-to = New project lead
transferred = The project has been handed over.
members-count = { $count ->
    [one] 1 person
   *[other] { $count } people
  }
role = Role
role-give = Give a role
role-give-explained = To somebody in the network. Others are invited by link.
role-person = Who
role-given = The role has been given.
role-ended = The role has ended.
role-end-named = End the role { $role }
role-in = { $role }, “{ $title }”
role-on = { $level } on “{ $title }”
project = Project
a-board = a board
a-board-of = A board of “{ $title }”
a-project = a project
former-participant = former participant
export = Download everything
export-named = Download everything that { $name } has here
export-person = Download everything about the person
hand-out-link = Make a sign-in link
hand-out-link-explained = The link signs in as { $name }, once and within a day. Give it to { $name } only: whoever has it is { $name }. The log says that it was made.
hand-out-link-for = Sign-in link for { $name }
forget-person = Erase the name
forget-person-explained = { $name } loses roles and access, and the name is erased. The work stays as “former participant” under the municipality. This cannot be undone.
erase-words = Erase the name and the words
erase-words-explained = Input, comments and what { $name } wrote on boards are erased for good, too. What others wrote stays. This cannot be undone.
forget-sure = I know that this cannot be undone
forgotten = Erased.
links-none = No links are open now.
invite-network = Invite to the network
invite-network-admitted = The network lead admits each one
invite-organisation = Where do they come from?
invite-network-until = The link is valid until (empty: two weeks)
invite-role-until = The role lasts until (must be set for an external expert)
openings = Open boards
openings-explained = What is shared across, and until when. The project lead ends it on the board.
openings-none = No board is open to others yet. Who leads a project opens them by “Share” on the board.
statements = The organisations
statements-explained = Each municipality has its own accessibility statement. Its address stands at the foot of all pages.
statement-of = Change the accessibility statement of { $name }
statement-address = Address of the accessibility statement
statement-kept = The address is kept.
change = Change
keep = Save
log = Log
log-explained = Who gave access to what. The log does not count what anybody does on boards.
log-what = What
log-everything = Everything
log-until = Until
log-until-day = until { $day }
log-the-server = The server
log-row = { $who } { $what }
log-row-about = { $who } { $what }: { $about }
act-other = did something else
act-create-network = made the network
act-rename-network = renamed the network
act-set-themes = changed the themes
act-add-organisation = took in
act-remove-organisation = took out
act-set-accessibility-statement = changed the accessibility statement of
act-create-project = made the project
act-change-project = changed the project
act-duplicate-project = copied to the project
act-lock-project = locked the project
act-unlock-project = unlocked the project
act-bin-project = put the project in the bin
act-restore-project = brought the project back
act-transfer-project = handed over the project
act-create-board = made the board
act-rename-board = renamed the board
act-duplicate-board = copied to the board
act-lock-board = locked the board
act-unlock-board = unlocked the board
act-bin-board = put the board in the bin
act-restore-board = brought the board back
act-erase-board = erased the board for good
act-share = opened the board
act-end-share = ended sharing of the board
act-ask-for-input = asked for input on the board
act-close-for-input = closed the board for input
act-set-role = gave a role
act-end-role = ended a role
act-admit = admitted
act-turn-away = did not admit
act-hand-out-sign-in-link = made a sign-in link
act-forget-person = erased a name
act-erase-words = erased a name and the words
act-invite = made an invitation link
act-accept-invitation = followed an invitation link
act-revoke-invitation = revoked an invitation link
act-export-person = downloaded everything about
act-export-organisation = downloaded everything of
waiting-tasks = { $count ->
    [one] 1 task that you have taken on
   *[other] { $count } tasks that you have taken on
  }
