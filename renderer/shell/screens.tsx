import type { ComponentType } from 'react';
import { Desk } from '../desk/Desk.tsx';
import { Start } from '../start/Start.tsx';
import type { ScreenName } from './RouterContext.tsx';

/** Each screen of the top bar. */
export const screens: Readonly<Record<ScreenName, ComponentType>> = {
  desk: Desk,
  badge: Desk,
  door: Desk,
  settings: Desk,
  start: Start,
};
