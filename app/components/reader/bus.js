// The small part that is drawn anew after every operation: it carries them in and the answers out.
export default function (part) {
  const hub = hubOf("coding");
  const { name } = part.data;
  hub.buses.set(name, (operations) => part.setTriggerValue("ops", operations));
  hub.last.set(name, part.data);
  hub.boxes.get(name)?.heard(part.data);
  return () => { hub.buses.delete(name); hub.last.delete(name); };
}
