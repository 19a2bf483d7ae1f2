# Nynorsk. Orda er frå ordlista; kvar tekst finst i nb, nn og en.

## Ramma
app-name = Samtavle
opening-board = Opnar tavla …
skip-to-outline = Gå til lista
all-boards = Alle tavler
where-i-am = Kvar du er
board-tools = Verktøy
board-history = Angre og gjer om
board-zoom = Zoom
board-canvas = Tavla. Bruk lista for å lese og endre innhaldet med tastatur og skjermlesar.
untitled-board = Tavle utan namn
menu = Meny
share = Del
close = Lukk
cancel = Avbryt
more = Meir

## Tilstand
board-open = Alle kan skrive
board-sealed = Låst: berre lesing
board-full = Tavla er full: ingen kan skrive meir
board-read-only = Berre lesing
saved = Lagra
saving = Lagrar …
saved-waiting = Ventar på nett
saved-waiting-long = { $count ->
    [one] 1 endring ventar på nett. Ho er trygt lagra på denne maskina.
   *[other] { $count } endringar ventar på nett. Dei er trygt lagra på denne maskina.
  }
saved-only-here = { $count ->
    [one] 1 endring finst berre i dette vindauget, fordi maskina ikkje lèt Samtavle lagre. Ikkje lukk vindauget.
   *[other] { $count } endringar finst berre i dette vindauget, fordi maskina ikkje lèt Samtavle lagre. Ikkje lukk vindauget.
  }
connected = Tilkopla
connecting = Koplar til …
offline = Fråkopla
offline-banner = Du er fråkopla. Berre hald fram: det du gjer, blir lagra på denne maskina og sendt når nettet er tilbake.
offline-banner-empty = Du er fråkopla, og denne tavla er ikkje henta til denne maskina enno. Ho kjem når nettet er tilbake.
connection-details = Lagring og tilkopling
details-saved = Alt du har gjort, er lagra på tenaren.
details-saving = { $count ->
    [one] 1 endring er på veg til tenaren.
   *[other] { $count } endringar er på veg til tenaren.
  }
details-connected = Du er kopla til tenaren.
details-connecting = Samtavle prøver å kople til. Du kan arbeide vidare.
details-offline = Samtavle får ikkje kontakt med tenaren og prøver igjen av seg sjølv.

## Ikkje teke imot
not-taken = Ikkje teke imot
not-taken-count = { $count ->
    [one] 1 endring vart ikkje teken imot
   *[other] { $count } endringar vart ikkje tekne imot
  }
not-taken-explained = Tenaren tok ikkje imot dette. Resten av arbeidet ditt er med. Ingenting er borte før du sjølv forkastar det.
not-taken-none = Alt du har gjort, er teke imot.
not-taken-show = Sjå kva
not-taken-copy = Kopier teksten
not-taken-copied = Kopiert
not-taken-retry = Prøv igjen
not-taken-discard = Forkast

## Folk
people-here = { $count ->
    [one] Berre du er her
   *[other] { $count } er her
  }
people = Folk på tavla
you = du
person-from = { $name }, { $municipality }
person-writes = { $name } skriv …

## Første gong
arrival-title = Velkomen til tavla
arrival-explained = Skriv kva du heiter og kva kommune du er frå, så dei andre ser kven som gjer kva.
arrival-name = Namn
arrival-name-missing = Skriv namnet ditt
arrival-municipality = Kommune
arrival-municipality-missing = Skriv eller vel ein kommune
arrival-demo = Kommunane i demoen
arrival-go = Gå til tavla
arrival-offline = Du må ha nett første gong du opnar Samtavle på denne maskina.
arrival-failed = Tenaren svara ikkje som han skulle. Prøv igjen.
me-change = Endre namn eller kommune
save = Lagre

## Tavler
boards-title = Tavler
boards-none = Det er ingen tavler enno.
boards-new = Ny tavle
boards-new-title = Kva heiter tavla?
boards-new-core = Kva er kjerneproblemet?
boards-create = Lag tavla
boards-offline = Lista over tavler kan ikkje hentast utan nett.

## Verktøy og kommandoar
tool-select = Vel
tool-pan = Panorer
tool-link = Pil
tool-cause = Årsak
tool-effect = Verknad
tool-note = Lapp
undo = Angre
redo = Gjer om
zoom-in = Større
zoom-out = Mindre
zoom-fit = Vis heile treet
zoom-percent = { $percent } %
zoom-reset = Zoom { $percent } prosent. Set til 100 prosent
arrangement-compact = Tett tre
arrangement-classic = Breitt tre
arrangement-to-compact = Vis tett tre
arrangement-to-classic = Vis breitt tre
help = Tastatur og hjelp
language = Språk
theme = Utsjånad
theme-auto = Som maskina
theme-light = Lyst
theme-dark = Mørkt
panel-fold = Gøym lista
panel-unfold = Vis lista
panel-fill = La lista fylle vindauget
panel-beside = Vis lista ved sida av tavla
share-title = Del tavla
share-explained = Alle som har denne adressa, kan lese og skrive på tavla.
share-address = Adressa til tavla
share-copy = Kopier adressa
share-copied = Adressa er kopiert

## Lista
outline = Oversikt
view-board = Tavle
view-list = Liste
find = Finn på tavla
find-none = Ingenting på tavla svarar til «{ $text }».
group-effects = Verknader
group-core = Kjerneproblem
group-causes = Årsaker
group-constraints = Rammevilkår
group-unplaced = Utan plass
outline-empty = Tavla er tom. Lag eit kjerneproblem for å kome i gang.
outline-help = Piltastar går i treet. Enter skriv. Tast ? for alle kommandoar.
row-menu = Kommandoar for «{ $text }»
empty-text = Utan tekst
writing-label = Tekst for { $kind }

## Slag, belegg og styring
kind-core = Kjerneproblem
kind-cause = Årsak
kind-effect = Verknad
kind-constraint = Rammevilkår
kind-note = Lapp
level = nivå { $level }
kind-level = { $kind }, nivå { $level }
evidence-documented = Dokumentert
evidence-experienced = Erfart
evidence-assumed = Antaking
evidence-unknown = Veit ikkje
control-own = Rår over sjølv
control-shared = Rår over saman med andre
control-influence = Kan påverke
control-none = Rår ikkje over
inputs-count = { $count ->
    [one] 1 innspel
   *[other] { $count } innspel
  }
children-count = { $count ->
    [one] 1 under
   *[other] { $count } under
  }

## Foten
foot = Det som er valt
foot-nothing = Vel ein lapp på tavla eller i lista for å sjå kva han heng saman med.
foot-leads-to = fører til
foot-comes-of = kjem av
foot-and = og
foot-is-core = er det treet handlar om
