// Each file covers one range of characters and is loaded when a character of it is on the screen.
import '@fontsource-variable/inter/index.css';
import '@fontsource-variable/noto-sans-arabic/index.css';
import '@fontsource-variable/noto-sans-devanagari/index.css';
import '@fontsource-variable/noto-sans-hebrew/index.css';
import '@fontsource-variable/noto-sans-kr/index.css';
import '@fontsource-variable/noto-sans-sc/index.css';
import '@fontsource-variable/noto-sans-thai/index.css';
