import type { NewTemplate } from '#server/mail/mailTemplate.ts';

/** A template with all that an invitation has. */
export const invitation: NewTemplate = {
  name: 'invitation',
  subject: 'Welcome, {{first_name}}',
  text: 'Hello {{first_name}}, your page: {{_webapp_link}} {{_user_qr}}',
  html: '<p>Hello {{first_name}}</p><a href="{{_webapp_link}}">your page</a><img src="{{_user_qr}}">',
};
