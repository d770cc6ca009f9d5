export const roles = {
  owner: 'Owner',
  ownerHint: 'Everything, and who else may do what.',
  organiser: 'Organiser',
  organiserHint: 'Everything about the event; not staff accounts and API tokens.',
  helpdesk: 'Helpdesk',
  helpdeskHint: 'Attendees and their links and codes; sees sessions and stations.',
  auditor: 'Auditor',
  auditorHint: 'Looks at everything and changes nothing.',
};
