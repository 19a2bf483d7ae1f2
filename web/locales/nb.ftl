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
board-canvas = Tavla. Bruk lista for å lese og endre innholdet med tastatur og skjermleser.
untitled-board = Tavle uten navn
menu = Meny
share = Del
close = Lukk
cancel = Avbryt
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
connected = Tilkoblet
connecting = Kobler til …
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
person-from = { $name }, { $municipality }
person-writes = { $name } skriver …

## Første gang
arrival-title = Velkommen til tavla
arrival-explained = Skriv hva du heter og hvilken kommune du er fra, så de andre ser hvem som gjør hva.
arrival-name = Navn
arrival-name-missing = Skriv navnet ditt
arrival-municipality = Kommune
arrival-municipality-missing = Skriv eller velg en kommune
arrival-demo = Kommunene i demoen
arrival-go = Gå til tavla
arrival-offline = Du må ha nett første gang du åpner Samtavle på denne maskinen.
arrival-failed = Serveren svarte ikke som den skulle. Prøv igjen.
me-change = Endre navn eller kommune
save = Lagre

## Tavler
boards-title = Tavler
boards-none = Det er ingen tavler ennå.
boards-new = Ny tavle
boards-new-title = Hva heter tavla?
boards-new-core = Hva er kjerneproblemet?
boards-create = Lag tavla
boards-offline = Lista over tavler kan ikke hentes uten nett.

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
arrangement-compact = Tett tre
arrangement-classic = Bredt tre
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
row-menu = Kommandoer for «{ $text }»
empty-text = Uten tekst
writing-label = Tekst for { $kind }

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
control-influence = Kan påvirke
control-none = Rår ikke over
inputs-count = { $count ->
    [one] 1 innspill
   *[other] { $count } innspill
  }
children-count = { $count ->
    [one] 1 under
   *[other] { $count } under
  }

## Foten
foot = Det som er valgt
foot-nothing = Velg en lapp på tavla eller i lista for å se hva den henger sammen med.
foot-leads-to = fører til
foot-comes-of = kommer av
foot-and = og
foot-is-core = er det treet handler om
