import type { SystemTexts } from './systemTexts.ts';

const forYouAlone = 'هذا الرابط لك وحدك: كل من يملكه يستطيع التصرف باسمك. يُرجى عدم مشاركته مع أحد.';

export const ar: SystemTexts = {
  direction: 'rtl',
  deviceCode: {
    subject: 'رمزك لفعالية {{event_name}}',
    paragraphs: [
      'فُتحت صفحتك الشخصية في {{event_name}} على جهاز جديد. إذا كنت أنت من فتحها فاكتب هذا الرمز هناك:',
      '{{_device_code}}',
      'يصلح مرة واحدة خلال عشر دقائق. لن يطلبه منك أحد أبدًا بالهاتف أو بالبريد.',
      'إذا لم تكن أنت فلا تفعل شيئًا هنا وأخبر الجهة المنظِّمة: شخص آخر لديه رابطك.',
    ],
  },
  code: {
    subject: 'رمز دخولك إلى {{event_name}}',
    paragraphs: [
      'هذا رمز دخولك إلى {{event_name}}. أظهره عند المدخل على هاتفك أو على ورقة.',
      '{{_user_qr}}',
      'هو لك وحدك. الرمز الأحدث وحده صالح؛ يُرجى حذف الرموز الأقدم.',
    ],
  },
  links: {
    app: {
      subject: 'صفحتك في {{event_name}}',
      paragraphs: [
        'هذه صفحتك الشخصية في {{event_name}} ومعها رمز دخولك:',
        '{{_webapp_link}}',
        forYouAlone,
      ],
    },
    registration: {
      subject: 'تسجيلك في {{event_name}}',
      paragraphs: [
        'هنا يمكنك الاطلاع على تسجيلك في {{event_name}} وتعديله:',
        '{{_registration_link}}',
        forYouAlone,
      ],
    },
    availability: {
      subject: 'متى يناسبك اللقاء في {{event_name}}؟',
      paragraphs: [
        'هنا يمكنك تحديد الأوقات التي تناسبك في {{event_name}}:',
        '{{_availability_link}}',
        forYouAlone,
      ],
    },
    sponsor: {
      subject: 'ملفك كراعٍ لفعالية {{event_name}}',
      paragraphs: [
        'هنا يمكنك تعديل ملفك كراعٍ لفعالية {{event_name}}:',
        '{{_sponsor_link}}',
        'هذا الرابط لك وحدك: كل من يملكه يستطيع تغيير الملف. يُرجى عدم مشاركته مع أحد.',
      ],
    },
  },
};
