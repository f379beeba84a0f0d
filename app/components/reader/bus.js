// The small part that carries operations in and the answers out: by the straight way where there
// is one, else by a run of its own, after which it is drawn anew.
export default function (part) {
  const hub = hubOf("coding");
  const { name, way } = part.data;
  let told = part.data;
  if (way) {
    const straight = (hub.straight ??= new Straight(hub, name));
    told = straight.take(told);
    hub.buses.set(name, (operations) => straight.send(operations));
  } else hub.buses.set(name, (operations) => part.setTriggerValue("ops", operations));
  hub.last.set(name, told);
  hub.boxes.get(name)?.heard(told);
  return () => {
    hub.straight?.close();
    delete hub.straight;
    hub.buses.delete(name);
    hub.last.delete(name);
  };
}
