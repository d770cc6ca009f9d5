import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createStationClient } from '#shared/contract/transport.ts';
import { startTranslations } from './i18n/startTranslations.ts';
import { App } from './shell/App.tsx';
import { chooseTransport } from './station/chooseTransport.ts';
import './theme/fonts.ts';
import './theme/tokens.css';
import './theme/base.css';

const root = document.querySelector('#root');
if (root === null) throw new Error('index.html has no #root');

startTranslations(navigator.languages);
const client = createStationClient(chooseTransport(window));

createRoot(root).render(
  <StrictMode>
    <App client={client} />
  </StrictMode>,
);
