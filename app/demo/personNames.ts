/** Invented stock of names by script: common first and last names, and syllables to make rare last names from. */
export interface NameStock {
  readonly share: number;
  readonly first: readonly string[];
  readonly last: readonly string[];
  /** [beginnings, middles, endings] of rare last names; empty where the common ones suffice. */
  readonly syllables: readonly (readonly string[])[];
}

const words = (text: string): readonly string[] => text.trim().split(/\s+/u);

export const nameStocks: readonly NameStock[] = [
  {
    share: 52, // Western Europe and the Americas
    first:
      words(`Anna Maria Thomas Peter Michael Julia Andreas Sophie Laura Daniel Martin Sarah Jan Lena Paul Marie
      Jürgen Jörg Günter Björn Søren Åsa Émilie François Chloé José María Inês João Zoë Renée Ángel Núria Lars Mette
      Bo Li Ed Jo Al Aoife Siobhán Niamh Ole Kai Uwe Götz Käthe Jean-Luc Anne-Marie Karl-Heinz Hélène André Íris
      Ragnheiður Þóra Sigurður Óscar Raúl Begoña Simão Luís Gwen Emma Noah Liam Mia Ben Finn Clara Hugo`),
    last: words(`Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch Bauer Richter
      Klein Wolf Schröder Neumann Schwarz Zimmermann Braun Krüger Hofmann Hartmann Lange Weiß Größe Köhler König
      Smith Jones Taylor Brown Williams Wilson Johnson Davies Robinson Wright O’Brien O'Connor McDonald García
      Fernández González Rodríguez López Martínez Sánchez Pérez Núñez Silva Santos Ferreira Conceição Araújo Martin
      Bernard Dubois Lefèvre Côté Müller-Lüdenscheidt Rossi Russo Ferrari Esposito Hansen Jørgensen Sørensen Østergård
      Lindström Åkesson Sjögren Mäkinen Virtanen Guðmundsdóttir Þorsteinsson Ó Ng Oh Vu Le Wu Aa`),
    syllables: [
      words(
        'Ach Ber Bir Blau Bruck Dorn Eich Falk Feld Gar Grün Hal Hei Hol Kalt Kir Lan Lin Mar Nie Ober Per Rau Ros San Stein Tal Ul Vol Wal Win Zell',
      ),
      words('a e en er i in el o un ä ö ü al ar or is ol em ing ant'),
      words(
        'bach berg burg dorf feld hof mann meier stein wald rode hausen inger ström sson sen quist ard eau ier elli etti ini oso ez ado ley ton worth by',
      ),
    ],
  },
  {
    share: 10, // Poland, Czechia, Croatia, Romania, Hungary, Türkiye, Vietnam
    first:
      words(`Łukasz Małgorzata Paweł Zofia Agnieszka Jiří Tomáš Šárka Željko Đorđe Ștefan Ioana György Ágnes Zsófia
      Işıl Çağlar Gül Ömer Nguyễn Thị Minh Đức Hương Władysław Bożena Ondřej Luděk`),
    last: words(`Nowak Kowalski Wiśniewski Wójcik Kamiński Łaski Zieliński Dvořák Novák Černý Horvat Kovačević Đukić
      Popescu Țiriac Nagy Szabó Tóth Yılmaz Demir Şahin Öztürk Nguyễn Trần Lê Phạm Đặng Vũ Ngô`),
    syllables: [
      words('Kow Wiś Dąb Gór Jas Kra Łuk Maj Now Piąt Szcz Tom Wrób Żuk Dvo Hor Koz Pro Šim Ček'),
      words('a e o i ał ec or an ev ov ur'),
      words('ski ska cki czyk ak ek owicz ewski ić ová ák ný escu oğlu'),
    ],
  },
  {
    share: 8,
    first:
      words(`Иван Анна Мария Алексей Сергей Ольга Наталья Дмитрий Юлия Фёдор Пётр Ґалина Їжакевич Євген Андрій
      Милош Ђорђе Елена Олексій`),
    last: words(`Иванов Петрова Смирнов Кузнецов Соловьёв Чайковский Шевченко Коваленко Ткачук Ђокић Јовановић Щербак
      Королёв Зайцева`),
    syllables: [
      words('Бел Вол Гор Дуб Зим Кал Лер Мор Нов Остр Пав Род Сок Тар Чер Шуб'),
      words('а о е и ов ин ел'),
      words('ский ская ов ова ев ева енко чук ин ина ян'),
    ],
  },
  {
    share: 5,
    first: words('Γιώργος Μαρία Ελένη Κώστας Δημήτρης Ιωάννα Νίκος Σοφία Αλέξανδρος Χρήστος Ό'),
    last: words(
      'Παπαδόπουλος Γεωργίου Νικολάου Οικονόμου Καραγιάννης Βασιλείου Δημητρίου Αγγελόπουλος',
    ),
    syllables: [
      words('Παπα Καρα Χατζη Γιαν Μαν Σταμ Θεο Κων'),
      words('δη λα νι κο ρι στα'),
      words('όπουλος άκης ίδης άκη ίου έας'),
    ],
  },
  {
    share: 5,
    first: words('محمد أحمد فاطمة عائشة علي حسين إبراهيم آمنة يوسف مريم مُنى هدى خالد نور سارة'),
    last: words(
      'الأحمد المصري الحسن العلي خليل منصور حدّاد النجار بن‌علي رضائی کریمی الشامي العراقي زيدان',
    ),
    syllables: [],
  },
  {
    share: 3,
    first: words('דוד שרה משה רחל יעקב מרים אברהם נועם יעל תמר שָׁלוֹם'),
    last: words('כהן לוי מזרחי פרץ ביטון אברהם פרידמן שפירא גולן ברק'),
    syllables: [],
  },
  {
    share: 7,
    first: words(
      '伟 芳 娜 秀英 敏 静 丽 强 磊 军 洋 小明 美玲 志强 健一 花子 太郎 さくら ヒロシ 直樹 明',
    ),
    last: words('王 李 张 刘 陈 杨 黄 赵 吴 周 林 欧阳 司马 佐藤 鈴木 高橋 田中 小林 山田 渡辺 林'),
    syllables: [words('小 大 中 上 北 東 松 竹 青 白'), [''], words('川 山 野 原 村 島 本 口 木')],
  },
  {
    share: 4,
    first: words('민준 서연 지훈 수빈 하은 도윤 예준 지우 현우 유진 준 별'),
    last: words('김 이 박 최 정 강 조 윤 장 임 남궁 황보'),
    syllables: [],
  },
  {
    share: 3,
    first: words('राहुल प्रिया अनिल सुनीता विक्रम पूजा अमित नेहा कृष्णा ज्योति फ़ातिमा'),
    last: words('शर्मा वर्मा गुप्ता सिंह पटेल कुमार मिश्रा यादव चौधरी क्षत्रिय'),
    syllables: [],
  },
  {
    share: 3,
    first: words('สมชาย สมหญิง นภา ปิยะ กิตติ วรรณา ณัฐพล ชลธิชา'),
    last: words('ศรีสุข ใจดี แก้วมณี สุขสวัสดิ์ ทองคำ วงศ์ใหญ่ บุญมา'),
    syllables: [],
  },
];

export const companyStock = {
  first:
    words(`Nordlicht Acme Blau Café Delta Élan Fönix Globex Helvetia Initech Jupiter Kairos Łódź Mosaik Nimbus Ørsted
    Pixel Quanta Réseau Súper Tönnies Umbrella Vertex Wayne Xenon Ypsilon Zürich 東京 삼성 Альфа`),
  second: words(
    'Systems Media Labs Energie Logistik Verlag Design Software Foods Bank Health Robotics Events',
  ),
  legal: words('GmbH AG Ltd Inc SARL S.A. Oy AB Kft. ООО'),
} as const;

export const categories = ['Visitor', 'Speaker', 'Press', 'Exhibitor', 'Staff'] as const;
