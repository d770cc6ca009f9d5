// A small screen with everything that scans: camera, hand-held scanner, paste, and things to disturb.
import { StrictMode, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { CameraView } from '#renderer/scanning/CameraView.tsx';
import { scanFieldMark, useGivenText } from '#renderer/scanning/useGivenText.ts';
import { useWedge } from '#renderer/scanning/useWedge.ts';

const texts = {
  label: 'Camera',
  turnOn: 'On',
  turnOff: 'Off',
  holdStill: 'Hold still',
  states: {
    off: 'Camera is off',
    starting: 'Starting',
    reading: 'Hold the code 15 cm from the camera',
    no_camera: 'No camera',
    permission_denied: 'Not allowed',
    in_use: 'In use elsewhere',
    unknown: 'Camera does not work',
    decoder_broken: 'Decoder does not work',
  },
};

function ScanPage() {
  const [scans, setScans] = useState<readonly string[]>([]);
  const [name, setName] = useState('');
  const [clicks, setClicks] = useState(0);
  const [shortcuts, setShortcuts] = useState('');
  const [isOn, setIsOn] = useState(true);
  const add = (text: string): void => setScans((before) => [...before, text]);
  useWedge(add);
  useGivenText(add, (text) => /^LE1/i.test(text));
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => {
      if (event.target === document.body) setShortcuts((before) => before + event.key);
    };
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
  return (
    <>
      <CameraView texts={texts} isOn={isOn} onToggle={setIsOn} onRead={add} />
      <input
        aria-label="Search"
        value={name}
        onChange={(event) => setName(event.target.value)}
        {...scanFieldMark}
      />
      <textarea aria-label="Note" defaultValue="" />
      <button type="button" onClick={() => setClicks(clicks + 1)}>
        Print
      </button>
      <output aria-label="State">{JSON.stringify({ scans, name, clicks, shortcuts })}</output>
    </>
  );
}

const root = document.getElementById('root');
if (root === null) throw new Error('The page lacks its root.');
createRoot(root).render(
  <StrictMode>
    <ScanPage />
  </StrictMode>,
);
