/** A name to try a search or a badge with; `company` where two people are told apart by nothing else. */
export interface HardName {
  readonly firstName: string;
  readonly lastName: string;
  readonly badgeName?: string;
  readonly company?: string;
}

/** Invented names that break badges, searches and lists elsewhere: at the head of the demo list, always the same. */
export const hardNames: readonly HardName[] = [
  // Twins in name.
  { firstName: 'Anna', lastName: 'Schäfer', company: 'Nordlicht Verlag' },
  { firstName: 'Anna', lastName: 'Schäfer', company: 'Delta Robotics' },
  { firstName: 'Anna', lastName: 'Schaefer', company: 'Kairos Health' },
  { firstName: 'Peter', lastName: 'Müller', company: 'Acme Logistik' },
  { firstName: 'Peter', lastName: 'Müller', company: 'Globex Foods' },
  { firstName: 'Minh', lastName: 'Nguyễn', company: 'Mosaik Labs' },
  { firstName: 'Minh', lastName: 'Nguyễn', company: 'Vertex Design' },
  { firstName: '伟', lastName: '王', badgeName: '王伟', company: 'Pixel Systems' },
  { firstName: '伟', lastName: '王', badgeName: '王伟', company: 'Quanta Media' },
  { firstName: 'Мария', lastName: 'Иванова', company: 'Альфа Software' },
  { firstName: 'Мария', lastName: 'Иванова', company: 'Fönix Energie' },
  // One word.
  { firstName: 'Suryanto', lastName: '' },
  { firstName: 'Birta', lastName: '' },
  { firstName: '', lastName: 'Tellian' },
  { firstName: 'Nirmala', lastName: '' },
  { firstName: 'ปิยะ', lastName: '' },
  { firstName: 'هدى', lastName: '' },
  // Two letters each, or in all.
  { firstName: 'Bo', lastName: 'Ng' },
  { firstName: 'Jo', lastName: 'Wu' },
  { firstName: 'Li', lastName: 'Vu' },
  { firstName: 'Ed', lastName: 'Ó' },
  { firstName: 'O', lastName: 'Oh' },
  { firstName: 'Ái', lastName: 'Lê' },
  { firstName: '별', lastName: '김', badgeName: '김별' },
  // About 60 characters.
  {
    firstName: 'Maximiliane Friederike Charlotte',
    lastName: 'von Hohenstein-Lüdenscheidt',
  },
  {
    firstName: 'José Antonio Fernando',
    lastName: 'Rodríguez de la Peña y Fernández de Córdoba',
  },
  {
    firstName: 'Sólveig Ragnheiður Guðríður',
    lastName: 'Þorsteinsdóttir Aðalsteinsson',
  },
  { firstName: 'Κωνσταντίνος-Αλέξανδρος', lastName: 'Παπαδημητρακόπουλος-Χατζηγιαννάκης' },
  { firstName: 'Владислав-Александр', lastName: 'Константинопольский-Преображенский-Долгий' },
  { firstName: 'Adaeze Oluwaseun Ngozichukwu', lastName: 'Okonkwo-Babangida Adébáyọ̀-Ọlátúnjí' },
  // Marks that stack, hook or stand alone.
  { firstName: 'Łukasz', lastName: 'Żółć' },
  { firstName: 'Đặng', lastName: 'Thị Ngọc Ưỡng' },
  { firstName: 'Çağla', lastName: 'Iğdırlı' },
  { firstName: 'Siobhán', lastName: 'O’Súilleabháin' },
  { firstName: 'Søren', lastName: 'Ærøskøbing' },
  { firstName: 'Weiß', lastName: 'GROẞ' },
  { firstName: 'Ştefan', lastName: 'Țăranu' },
  { firstName: 'שָׁלוֹם', lastName: 'בֶּן־דָּוִד' },
  { firstName: 'मुहम्मद', lastName: 'क्षत्रिय' },
  { firstName: 'أبو', lastName: 'بكر الصدّيق' },
];
