import { useState } from 'react';
import { useStatus } from '../station/StationContext.tsx';
import { CreateEvent } from './CreateEvent.tsx';
import { Lists } from './Lists.tsx';
import { Ways } from './Ways.tsx';
import './start.css';

/** Without an event: how to get one. With one: its lists. */
export const Start = () => {
  const { event } = useStatus();
  const [isCreating, setIsCreating] = useState(false);
  if (event !== null) return <Lists event={event} />;
  if (isCreating) return <CreateEvent onBack={() => setIsCreating(false)} />;
  return <Ways onCreate={() => setIsCreating(true)} />;
};
