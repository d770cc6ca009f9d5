export const start = {
  title: 'Set up this station',
  about: 'Join others, run an event of your own, or look around first.',
  connect: {
    title: 'Connect to an event',
    about: 'The organiser, or another station under Settings, shows an enrolment code.',
    code: 'Enrolment code',
    codeHint: 'Paste it, or scan it with a hand-held scanner. It works once.',
    name: 'Name of this station',
    role: 'What it does',
    go: 'Connect',
    busy: 'Connecting and fetching the list…',
  },
  hubs: {
    title: 'On this network',
    one: 'Hub {{fingerprint}} at {{address}}',
    about: 'Ask there for a code: Settings, Other stations.',
  },
  camera: {
    label: 'Camera for the enrolment code',
    turnOn: 'Turn on',
    turnOff: 'Turn off',
    off: 'Camera is off',
    reading: 'Hold the enrolment code 15 cm from the camera',
    holdStill: 'Hold it still, a little further away',
    no_camera: 'No camera found. Paste the code above.',
    permission_denied:
      'The camera is not allowed. Allow it in the system settings, or paste the code.',
    in_use: 'Another program uses the camera. Close it, or paste the code.',
    unknown: 'The camera does not work. Paste the code above.',
    decoder_broken: 'Codes cannot be read here. Paste the code above.',
  },
  run: {
    title: 'Run an event from this laptop',
    about: 'Bring a CSV or Excel list. Other stations on this network can join this one.',
    go: 'New event',
    upstream: 'Hub of a central store',
  },
  upstream: {
    title: 'Hub of a central store',
    about:
      'This laptop serves the event of a central token store to the stations here, also while the line there is cut.',
    code: 'Code for a hub',
    go: 'Become its hub',
  },
  demo: {
    title: 'Try the demo event',
    about: '2,000 invented people and 12 sessions, with codes to scan.',
    go: 'Open the demo',
    busy: 'Making the demo event…',
  },
  create: {
    title: 'New event',
    about: 'Only the name is needed. The list comes next.',
    name: 'Name of the event',
    noName: 'Enter a name.',
    firstDay: 'First day',
    lastDay: 'Last day',
    badDays: 'The last day is before the first.',
    hub: 'Let other stations on this network join (hub)',
    zone: 'Times are in {{zone}}, as on this laptop.',
    go: 'Create event',
    busy: 'Creating…',
  },
  lists: {
    title: 'Lists',
    firstTitle: 'Now the list of attendees',
    firstAbout: 'A CSV or Excel file with one person a row, from any registration system.',
    people_one: '{{count, number}} person is on the list.',
    people_other: '{{count, number}} people are on the list.',
    goOn: 'Go to the desk',
    later: 'Without a list for now',
  },
  error: {
    not_an_enrolment_code:
      'This is not an enrolment code. Ask for one at a station that runs the event: Settings, Other stations.',
    damaged: 'A part of the code is missing or changed. Copy all of it, or scan it again.',
    code_refused: 'This code was used already, or is too old. Ask for a new one.',
    store_unreachable:
      'The token store does not answer. Join the same network as the other stations, then try again.',
    not_a_store:
      'Something else answered: perhaps a sign-in page of this network. Open it in a browser, sign in, then try again.',
    not_a_hub_code: 'This code is for a station. Ask at the central store for a code for a hub.',
    stranger:
      'Another device answers at the address of the hub that made this code. Join the hub’s network, or ask for a new code.',
    already_in_use: 'This station works for an event already.',
    no_store: 'This laptop cannot run an event of its own. Connect it to another one.',
  },
} as const;
