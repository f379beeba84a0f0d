// The small part that is drawn anew after every operation: it carries them in and the answers out.
export default function (part) {
  const hub = hubOf("review");
  const name = part.data.name;
  hub.buses.set(name, (operations) => part.setTriggerValue("ops", operations));
  hub.boxes.get(name)?.heard(part.data);
  hub.last.set(name, part.data);
  return () => { hub.buses.delete(name); };
}
