// What blueprint.yaml is compiled to, written by `UPDATE_EXPECTED=1 npx vitest run test/compiler`.
function link() {
return [
  function(event, run) {
    const properties_ = asMap(event["properties"]);
    let key_;
    {
      key_ = event["event_id"];
      if (typeof key_ === 'number' && run.digits !== undefined) key_ = exactMember(key_, "event_id", run.digits.get(event));
      if (key_ === null) key_ = undefined;
    }
    writeKey(key_, "S", "\"event_id\":", 2048, "item.event_id", run, run.clean);
    let item = run.keyMembers;
    {
      let value_;
      value_ = properties_["d"];
      if (typeof value_ === 'number' && run.digits !== undefined) value_ = exactMember(value_, "d", run.digits.get(properties_));
      if (value_ !== undefined && value_ !== null) value_ = date(value_, "iso", undefined, "item.plain");
      if (value_ !== undefined) {
        item = appendValue(item + ",\"plain\":", value_, "item.plain", run, false, 0);
      }
    }
    {
      let value_1;
      value_1 = properties_["d"];
      if (typeof value_1 === 'number' && run.digits !== undefined) value_1 = exactMember(value_1, "d", run.digits.get(properties_));
      if (value_1 !== undefined && value_1 !== null) value_1 = date(value_1, "iso", undefined, "item.iso");
      if (value_1 !== undefined) {
        item = appendValue(item + ",\"iso\":", value_1, "item.iso", run, false, 0);
      }
    }
    {
      let value_2;
      value_2 = properties_["d"];
      if (typeof value_2 === 'number' && run.digits !== undefined) value_2 = exactMember(value_2, "d", run.digits.get(properties_));
      if (value_2 !== undefined && value_2 !== null) value_2 = date(value_2, "date", undefined, "item.day");
      if (value_2 !== undefined) {
        item = appendValue(item + ",\"day\":", value_2, "item.day", run, false, 0);
      }
    }
    {
      let value_3;
      value_3 = properties_["d"];
      if (typeof value_3 === 'number' && run.digits !== undefined) value_3 = exactMember(value_3, "d", run.digits.get(properties_));
      if (value_3 !== undefined && value_3 !== null) value_3 = date(value_3, "epoch_seconds", undefined, "item.seconds");
      if (value_3 === null) value_3 = undefined;
      if (value_3 !== undefined) {
        item = appendN(item + ",\"seconds\":{\"N\":\"", value_3, "item.seconds", run, false, 0) + "\"}";
      }
    }
    {
      let value_4;
      value_4 = properties_["d"];
      if (typeof value_4 === 'number' && run.digits !== undefined) value_4 = exactMember(value_4, "d", run.digits.get(properties_));
      if (value_4 !== undefined && value_4 !== null) value_4 = date(value_4, "epoch_millis", undefined, "item.millis");
      if (value_4 === null) value_4 = undefined;
      if (value_4 !== undefined) {
        item = appendN(item + ",\"millis\":{\"N\":\"", value_4, "item.millis", run, false, 0) + "\"}";
      }
    }
    return '{"PutRequest":{"Item":{' + item + '}}}';
  }
];
}
