import { useState } from 'react';
import { useStatus } from '../station/StationContext.tsx';
import { CreateEvent } from './CreateEvent.tsx';
import { JoinUpstream } from './JoinUpstream.tsx';
import { Lists } from './Lists.tsx';
import { Ways } from './Ways.tsx';
import './start.css';

/** Without an event: how to get one. With one: its lists. */
export const Start = () => {
  const { event } = useStatus();
  const [way, setWay] = useState<'create' | 'upstream' | null>(null);
  if (event !== null) return <Lists event={event} />;
  if (way === 'create') return <CreateEvent onBack={() => setWay(null)} />;
  if (way === 'upstream') return <JoinUpstream onBack={() => setWay(null)} />;
  return <Ways onCreate={() => setWay('create')} onJoinUpstream={() => setWay('upstream')} />;
};
