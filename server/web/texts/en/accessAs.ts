export const accessAs = {
  bannerLabel: 'You are looking at somebody else’s page',
  lookingAt: 'You see the app as',
  by: 'Signed in:',
  readOnly: 'Nothing can be changed here.',
  left: 'Time left:',
  end: 'End',
  masked: 'The entry code stands here. Only its owner sees it.',
  refusedTitle: 'Only to look at',
  refused:
    'Nothing was changed. Whoever sees the app as an attendee can only look; this attempt stands in the audit log.',
  overTitle: 'This look is over',
  over: 'It lasts thirty minutes, in the browser of the staff member who began it. Begin another on the attendee’s page in the console.',
};
