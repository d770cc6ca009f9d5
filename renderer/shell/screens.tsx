import type { ComponentType } from 'react';
import { BadgeStation } from '../badgeStation/BadgeStation.tsx';
import { Desk } from '../desk/Desk.tsx';
import { DoorScreen } from '../door/DoorScreen.tsx';
import { SearchScreen } from '../search/SearchScreen.tsx';
import { SettingsScreen } from '../settings/SettingsScreen.tsx';
import { Start } from '../start/Start.tsx';
import type { ScreenName } from './RouterContext.tsx';

/** The screens there are. The top bar offers these and no others. */
export const screens: Readonly<Partial<Record<ScreenName, ComponentType>>> = {
  desk: Desk,
  search: SearchScreen,
  badge: BadgeStation,
  door: DoorScreen,
  settings: SettingsScreen,
  start: Start,
};
