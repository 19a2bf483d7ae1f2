# Bokmål. Ordene er fra ordlista; hver tekst finnes i nb, nn og en.

## Rammen
app-name = Samtavle
opening-board = Åpner tavla …
skip-to-outline = Gå til lista
all-boards = Alle tavler
where-i-am = Hvor du er
board-tools = Verktøy
board-history = Angre og gjør om
board-zoom = Zoom
views = Visninger
board-canvas = Tavla. Bruk lista for å lese og endre innholdet med tastatur og skjermleser.
untitled-board = Tavle uten navn
menu = Meny
share = Del
close = Lukk
more = Mer

## Tilstand
board-open = Alle kan skrive
board-sealed = Låst: bare lesing
board-full = Tavla er full: ingen kan skrive mer
board-read-only = Bare lesing
saved = Lagret
saving = Lagrer …
saved-waiting = Venter på nett
saved-waiting-long = { $count ->
    [one] 1 endring venter på nett. Den er trygt lagret på denne maskinen.
   *[other] { $count } endringer venter på nett. De er trygt lagret på denne maskinen.
  }
saved-only-here = { $count ->
    [one] 1 endring finnes bare i dette vinduet, fordi maskinen ikke lar Samtavle lagre. Ikke lukk vinduet.
   *[other] { $count } endringer finnes bare i dette vinduet, fordi maskinen ikke lar Samtavle lagre. Ikke lukk vinduet.
  }
offline = Frakoblet
offline-banner = Du er frakoblet. Bare fortsett: det du gjør, lagres på denne maskinen og sendes når nettet er tilbake.
offline-banner-empty = Du er frakoblet, og denne tavla er ikke hentet til denne maskinen ennå. Den kommer når nettet er tilbake.
connection-details = Lagring og tilkobling
details-saved = Alt du har gjort, er lagret på serveren.
details-saving = { $count ->
    [one] 1 endring er på vei til serveren.
   *[other] { $count } endringer er på vei til serveren.
  }
details-connected = Du er koblet til serveren.
details-connecting = Samtavle prøver å koble til. Du kan arbeide videre.
details-offline = Samtavle får ikke kontakt med serveren og prøver igjen av seg selv.

## Ikke tatt imot
not-taken = Ikke tatt imot
not-taken-count = { $count ->
    [one] 1 endring ble ikke tatt imot
   *[other] { $count } endringer ble ikke tatt imot
  }
not-taken-explained = Serveren tok ikke imot dette. Resten av arbeidet ditt er med. Ingenting er borte før du selv forkaster det.
not-taken-none = Alt du har gjort, er tatt imot.
not-taken-show = Se hva
not-taken-copy = Kopier teksten
not-taken-copied = Kopiert
not-taken-retry = Prøv igjen
not-taken-discard = Forkast

## Folk
people-here = { $count ->
    [one] Bare du er her
   *[other] { $count } er her
  }
people = Folk på tavla
you = du
person-writes = { $name } skriver …

## Første gang
arrival-title = Velkommen til tavla
arrival-explained = Skriv hva du heter og hvilken kommune du er fra, så de andre ser hvem som gjør hva.
arrival-name = Navn
arrival-name-missing = Skriv navnet ditt
arrival-municipality = Kommune
arrival-municipality-missing = Velg en kommune
arrival-municipality-unknown = Velg en kommune fra lista
arrival-demo = Kommunene i demoen
arrival-go = Gå til tavla
arrival-offline = Du må ha nett første gang du åpner Samtavle på denne maskinen.
arrival-failed = Serveren svarte ikke som den skulle. Prøv igjen.
me-change = Endre navn eller kommune
save = Lagre

## Tavler
boards-title = Tavler
boards-none = Det er ingen tavler ennå.
boards-offline = Lista over tavler kan ikke hentes uten nett.
boards-new = Ny tavle
boards-new-title = Hva heter tavla?
boards-new-core = Hva er kjerneproblemet?
boards-create = Lag tavla
boards-missing = Det finnes ingen tavle på denne adressen.
boards-see = Se alle tavler

## Verktøy og kommandoer
tool-select = Velg
tool-pan = Panorer
tool-link = Pil
tool-cause = Årsak
tool-effect = Virkning
tool-note = Lapp
undo = Angre
redo = Gjør om
zoom-in = Større
zoom-out = Mindre
zoom-fit = Vis hele treet
zoom-percent = { $percent } %
zoom-reset = Zoom { $percent } prosent. Sett til 100 prosent
arrangement-to-compact = Vis tett tre
arrangement-to-classic = Vis bredt tre
help = Tastatur og hjelp
language = Språk
theme = Utseende
theme-auto = Som maskinen
theme-light = Lyst
theme-dark = Mørkt
panel-fold = Skjul lista
panel-unfold = Vis lista
panel-fill = La lista fylle vinduet
panel-beside = Vis lista ved siden av tavla
share-title = Del tavla
share-explained = Alle som har denne adressen, kan lese og skrive på tavla.
share-address = Adressen til tavla
share-copy = Kopier adressen
share-copied = Adressen er kopiert

## Lista
outline = Oversikt
view-board = Tavle
view-list = Liste
find = Finn på tavla
find-none = Ingenting på tavla svarer til «{ $text }».
group-effects = Virkninger
group-core = Kjerneproblem
group-causes = Årsaker
group-constraints = Rammebetingelser
group-unplaced = Uten plass
outline-empty = Tavla er tom. Lag et kjerneproblem for å komme i gang.
outline-help = Piltaster går i treet. Enter skriver. Tast ? for alle kommandoer.
empty-text = Uten tekst
writing-label = Tekst for { $kind }
vicious-circle = ond sirkel
is-writing = skriver

## Slag, belegg og styring
kind-core = Kjerneproblem
kind-cause = Årsak
kind-effect = Virkning
kind-constraint = Rammebetingelse
kind-note = Lapp
level = nivå { $level }
kind-level = { $kind }, nivå { $level }
evidence-documented = Dokumentert
evidence-experienced = Erfart
evidence-assumed = Antakelse
evidence-unknown = Vet ikke
control-own = Rår over selv
control-shared = Rår over sammen med andre
control-external = Andre rår over
inputs-count = { $count ->
    [one] 1 innspill
   *[other] { $count } innspill
  }

## Foten
foot = Det som er valgt
foot-nothing = Velg en lapp på tavla eller i lista for å se hva den henger sammen med.
input-like = jeg liker
input-wish = jeg skulle ønske
input-what-if = hva om
input-question = spørsmål
input-experience = erfaring
input-warning = advarsel
input-resource = ressurs
input-unknown-author = En deltaker
foot-leads-to = fører til
foot-comes-of = kommer av
foot-and = og
foot-and-more = og { $count } til
foot-feeds-back = gir næring til
foot-binds = binder
foot-bound-by = er bundet av

## Kommandoer
write = Skriv
stop-writing = Avslutt skrivingen
add-cause = Årsak under
add-effect = Virkning over
add-child = Lapp lenger ut
add-sibling = Lapp ved siden av
add-constraint = Rammebetingelse
add-unplaced = Løs lapp
add-core = Skriv kjerneproblemet
move-earlier = Flytt før
move-later = Flytt etter
move-out = Flytt ut ett nivå
move-in = Flytt inn under lappen før
choose-parent = Flytt …
choose-link = Kobling …
delete = Slett
delete-branch = Slett med alt under
make-core = Gjør til kjerneproblem
evidence = Belegg
evidence-none = Ikke angitt
control = Rår over
control-unsaid = Ikke angitt
fold = Lukk grenen
unfold = Åpne grenen
unfold-all = Åpne alle grener
unlink = Fjern koblingen til «{ $text }»
restore = Hent tilbake
say-again = Si siste melding en gang til
zoom-hundred = 100 prosent
zoom-selection = Vis grenen

## Velg en lapp
choose-parent-title = Hvor skal «{ $text }» henge?
choose-link-title = Hva fører «{ $text }» også til?
choose-search = Søk blant lappene
choose-none = Ingen lapper passer.

## Papirkurv
bin = Papirkurv
bin-empty = Papirkurven er tom.
bin-count = { $count ->
    [one] 1 i papirkurven
   *[other] { $count } i papirkurven
  }

## Taster
keys-everywhere = Overalt
keys-selected = På en valgt lapp
keys-outline = I lista
keys-writing = Mens du skriver
keys-row-before = Forrige rad
keys-row-after = Neste rad
keys-row-open = Åpne grenen, eller gå inn i den
keys-row-close = Lukk grenen, eller gå ut av den
keys-row-first = Første rad
keys-row-last = Siste rad
keys-new-line = Ny linje
letter-shortcuts = Enkeltbokstaver velger verktøy
speak-title = Les opp
speak-own = Bare det jeg gjør
speak-normal = Også det andre gjør med treet
speak-all = Også hvem som kommer og går

## Det som sies
said-selected = { $text }. Nivå { $level }, { $number } av { $of }.
said-added-beside = Ny lapp ved «{ $text }». Skriv teksten.
said-added = Ny lapp. Skriv teksten.
said-writing-began = Du skriver i: { $text }
said-writing-began-empty = Du skriver i en tom lapp.
said-writing-ended = Teksten er nå: { $text }
said-moved-under = «{ $text }» henger nå ved «{ $parent }».
said-reordered = «{ $text }» er nå nummer { $number } av { $of }.
said-would-move-under = Slipp for å henge den ved «{ $parent }».
said-move-cancelled = Ingenting ble flyttet.
said-deleted = { $kept ->
    [0] «{ $text }» er slettet. Angre henter den tilbake.
    [one] «{ $text }» er slettet. Lappen under henger nå ett nivå lenger inn. Angre henter den tilbake.
   *[other] «{ $text }» er slettet. De { $kept } lappene under henger nå ett nivå lenger inn. Angre henter den tilbake.
  }
said-restored = «{ $text }» er tilbake.
said-undone = Angret.
said-undone-skipped = Angret så langt det gikk: andre har endret noe av det siden.
said-redone = Gjort om.
said-redone-skipped = Gjort om så langt det gikk: andre har endret noe av det siden.
said-linked = «{ $from }» fører nå også til «{ $to }».
said-unlinked = Koblingen er fjernet.
said-folded = { $hidden ->
    [one] «{ $text }» er lukket og skjuler 1 lapp.
   *[other] «{ $text }» er lukket og skjuler { $hidden } lapper.
  }
said-unfolded = { $children ->
    [one] «{ $text }» er åpen, med 1 lapp under.
   *[other] «{ $text }» er åpen, med { $children } lapper under.
  }
said-described = «{ $text }» er oppdatert.
said-zoomed = { $percent } prosent
said-arranged-compact = Treet er tett.
said-arranged-classic = Treet er bredt.
said-found = { $count ->
    [0] Ingen treff
    [one] 1 treff
   *[other] { $count } treff
  }
said-focus-moved = «{ $gone }» ble slettet av en annen. Du er nå på «{ $now }».
said-focus-moved-nowhere = «{ $gone }» ble slettet av en annen.
said-writing-taken = Lappen du skrev i, ble slettet av en annen. Det du skrev, ligger i papirkurven: { $text }
said-drag-taken = Lappen du flyttet, ble slettet av en annen.
said-others-added = { $count ->
    [one] Ny lapp fra en annen: { $text }
   *[other] { $count } nye lapper fra andre, den første: { $text }
  }
said-others-deleted = { $count ->
    [one] En annen slettet «{ $text }».
   *[other] Andre slettet { $count } lapper, den første: { $text }
  }
said-others-moved = { $count ->
    [one] En annen flyttet «{ $text }».
   *[other] Andre flyttet { $count } lapper, den første: { $text }
  }
said-came = { $name } kom.
said-left = { $name } gikk.
said-offline = Du er frakoblet. Det du gjør, lagres på denne maskinen.
said-online = Du er tilkoblet igjen.

## Hvorfor det ikke går nå
barred-nothing-selected = Velg en lapp først.
barred-is-core = Kjerneproblemet står der det står.
barred-no-core = Tavla har ikke noe kjerneproblem ennå.
barred-has-core = Tavla har et kjerneproblem allerede.
barred-wrong-side = Årsaker henger under årsaker, virkninger over virkninger.
barred-is-first = Den står først allerede.
barred-is-last = Den står sist allerede.
barred-is-outermost = Den henger rett på kjerneproblemet.
barred-none-before = Det er ingen lapp før den.
barred-own-branch = En lapp kan ikke henge ved seg selv.
barred-linked-already = De henger sammen allerede.
barred-no-children = Det er ingenting under den.
barred-nothing-to-undo = Det er ingenting å angre.
barred-gone = Lappen er borte: en annen slettet den.
barred-read-only = Denne tavla kan du bare lese.
barred-full = Det er ikke plass til mer.
barred-not-possible = Det går ikke nå.

## Hvorfor noe ikke ble tatt imot
why-unlisted = Du har ikke lenger tilgang til det dette gjaldt.
why-gone = Det dette gjaldt, finnes ikke lenger.
why-malformed = Serveren forstod ikke endringen.
why-frame-too-large = Endringen er for stor til å sendes.
why-document-full = Tavla er full.
why-sealed = Tavla er låst.
why-read-only = Du kan bare lese denne tavla.
why-foreign-client = Endringen var skrevet under en annens navn.
why-other-epoch = Tavla er hentet tilbake fra en sikkerhetskopi.
why-schema = Denne siden er eldre enn serveren. Last den på nytt.
why-harmful = Serveren klarte ikke å behandle endringen.
why-unavailable = Serveren kunne ikke lagre akkurat da.
why-too-many = Det var for mange tilkoblinger.
