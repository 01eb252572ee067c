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
      if (value_ !== undefined && value_ !== null) value_ = date(value_, "iso", duration, "item.month");
      if (value_ !== undefined) {
        item = appendValue(item + ",\"month\":", value_, "item.month", run, false, 0);
      }
    }
    {
      let value_1;
      value_1 = properties_["d"];
      if (typeof value_1 === 'number' && run.digits !== undefined) value_1 = exactMember(value_1, "d", run.digits.get(properties_));
      if (value_1 !== undefined && value_1 !== null) value_1 = date(value_1, "iso", duration$1, "item.month_back");
      if (value_1 !== undefined) {
        item = appendValue(item + ",\"month_back\":", value_1, "item.month_back", run, false, 0);
      }
    }
    {
      let value_2;
      value_2 = properties_["d"];
      if (typeof value_2 === 'number' && run.digits !== undefined) value_2 = exactMember(value_2, "d", run.digits.get(properties_));
      if (value_2 !== undefined && value_2 !== null) value_2 = date(value_2, "date", duration$2, "item.year");
      if (value_2 !== undefined) {
        item = appendValue(item + ",\"year\":", value_2, "item.year", run, false, 0);
      }
    }
    {
      let value_3;
      value_3 = properties_["d"];
      if (typeof value_3 === 'number' && run.digits !== undefined) value_3 = exactMember(value_3, "d", run.digits.get(properties_));
      if (value_3 !== undefined && value_3 !== null) value_3 = date(value_3, "date", duration$3, "item.month_then_day");
      if (value_3 !== undefined) {
        item = appendValue(item + ",\"month_then_day\":", value_3, "item.month_then_day", run, false, 0);
      }
    }
    return '{"PutRequest":{"Item":{' + item + '}}}';
  }
];
}
